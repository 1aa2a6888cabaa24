package fr.honoraire;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Honoraire: teleconsultations, billed during the call and followed until the money is in the bank. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class HonoraireApplication {

    public static void main(String... args) {
        SpringApplication.run(HonoraireApplication.class, args);
    }
}
