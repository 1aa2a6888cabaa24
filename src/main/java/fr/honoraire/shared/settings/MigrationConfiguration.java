package fr.honoraire.shared.settings;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Asks at each start whether the schema is to be migrated: what is generated when the application is built always would. */
@Configuration(proxyBeanMethods = false)
class MigrationConfiguration {

    @Bean
    FlywayMigrationStrategy migrations(@Value("${spring.flyway.enabled:true}") boolean isWanted) {
        return flyway -> {
            if (isWanted) {
                flyway.migrate();
            }
        };
    }
}
