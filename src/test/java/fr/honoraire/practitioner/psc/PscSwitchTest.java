package fr.honoraire.practitioner.psc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;

import fr.honoraire.practitioner.AccountService;
import fr.honoraire.practitioner.factor.FactorSession;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

class PscSwitchTest {

    private static final PscProperties OFF = new PscProperties(false, null, "", "", List.of(), "", "");

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
    void opensNoDoorWhileOff() {
        var http = mock(HttpSecurity.class);

        new PscConfiguration()
                .professionalsComeIn(mock(ClientRegistrationRepository.class), OFF, mock(PscReturn.class))
                .addTo(http);

        verifyNoInteractions(http);
    }

    @Test
    void hasNoPagesWhileOff() {
        var pages = MockMvcTester.of(new PscController(
                new PscDoor(OFF),
                mock(ProfessionalService.class),
                mock(AccountService.class),
                mock(FactorSession.class),
                InstantSource.system()));

        assertThat(pages.get().uri("/signin/psc/link")).hasStatus(404);
        assertThat(pages.post().uri("/signin/psc/link")).hasStatus(404);
        assertThat(pages.get().uri("/signin/psc/unknown")).hasStatus(404);
        assertThat(pages.get().uri("/signin/psc/failed")).hasStatus(404);
    }

    @Test
    void doesNotStartHalfConfigured() {
        var settings = List.of("psc.issuer=https://psc.example", "psc.client-id=ours", "psc.client-secret=secret");
        var on = application.withPropertyValues("psc.enabled=true");
        on.withPropertyValues(settings.toArray(String[]::new))
                .run(context -> assertThat(context).hasNotFailed());
        for (var missing : settings) {
            var others = settings.stream().filter(setting -> !setting.equals(missing));
            on.withPropertyValues(others.toArray(String[]::new))
                    .run(context -> assertThat(context).as(missing).hasFailed());
        }
    }
}
