package fr.honoraire.practitioner.psc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

class PscSwitchTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withUserConfiguration(Scanned.class, PscDoor.class)
            .withPropertyValues("psc.issuer=", "psc.client-id=", "psc.client-secret=");

    /** As the application finds its settings. */
    @Configuration(proxyBeanMethods = false)
    @ConfigurationPropertiesScan(basePackageClasses = PscProperties.class)
    static class Scanned {}

    @Test
    void isOffUnlessTheOperatorSwitchesItOn() throws IOException {
        var ours = PropertiesLoaderUtils.loadProperties(new ClassPathResource("application.properties"));
        assertThat(ours.getProperty("psc.enabled")).isEqualTo("${PSC_ENABLED:false}");
    }

    @Test
    void asksForNothingWhileOff() {
        application.withPropertyValues("psc.enabled=false").run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context.getBean(PscDoor.class).isOpen()).isFalse();
        });
    }

    @Test
    void doesNotStartHalfConfigured() {
        application
                .withPropertyValues("psc.enabled=true")
                .run(context -> assertThat(context).hasFailed());
    }
}
