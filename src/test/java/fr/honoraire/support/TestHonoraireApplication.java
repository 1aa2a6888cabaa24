package fr.honoraire.support;

import fr.honoraire.HonoraireApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The application with everything it needs embedded: {@code ./mvnw spring-boot:test-run}. */
public final class TestHonoraireApplication {

    private TestHonoraireApplication() {}

    public static void main(String... args) {
        new SpringApplicationBuilder(HonoraireApplication.class)
                .initializers(new Surroundings(Ports.USUAL))
                .run(args);
    }
}
