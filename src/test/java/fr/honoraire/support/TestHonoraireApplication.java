package fr.honoraire.support;

import fr.honoraire.HonoraireApplication;
import fr.honoraire.practitioner.team.Colleagues;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The application with everything it needs embedded, and a practice to look at: {@code ./mvnw spring-boot:test-run}. */
public final class TestHonoraireApplication {

    private TestHonoraireApplication() {}

    public static void main(String... args) {
        new SpringApplicationBuilder(
                        HonoraireApplication.class, Given.class, Colleagues.class, DemoData.class, Welcome.class)
                .initializers(new Surroundings(Ports.USUAL))
                .run(args);
    }
}
