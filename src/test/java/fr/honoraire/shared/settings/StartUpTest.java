package fr.honoraire.shared.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.honoraire.HonoraireApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;

/** What someone sees who starts it without having set it up. */
@ExtendWith(OutputCaptureExtension.class)
class StartUpTest {

    private final MockEnvironment environment = new MockEnvironment()
            .withProperty("honoraire.base-url", "https://honoraire.example")
            .withProperty("honoraire.link-secret", "0123456789abcdef0123456789abcdef")
            .withProperty("honoraire.factor-key", "fedcba9876543210fedcba9876543210")
            .withProperty("honoraire.mail-from", "bonjour@honoraire.example")
            .withProperty("spring.datasource.url", "jdbc:postgresql://db/honoraire")
            .withProperty("spring.datasource.username", "honoraire")
            .withProperty("spring.flyway.user", "honoraire_owner")
            .withProperty("spring.mail.host", "mail.example");

    @Test
    void withoutAnySettingItSaysAllThatIsMissing(CapturedOutput output) {
        assertThatThrownBy(() -> HonoraireApplication.main("--logging.structured.format.console="))
                .isInstanceOf(UnusableSettings.class);

        assertThat(output)
                .contains("Honoraire cannot start with these settings")
                .contains("HONORAIRE_BASE_URL", "HONORAIRE_LINK_SECRET", "HONORAIRE_FACTOR_KEY", "HONORAIRE_MAIL_FROM")
                .contains("DATABASE_URL", "DATABASE_OWNER_USERNAME", "MAIL_HOST")
                .contains("STRIPE_SECRET_KEY", "STRIPE_PUBLISHABLE_KEY", "STRIPE_WEBHOOK_SECRETS")
                .doesNotContain("\tat ");
    }

    @Test
    void goodSettingsRaiseNoObjection() {
        assertThat(new OwnSettings().problems(environment)).isEmpty();
    }

    @Test
    void anAddressWithoutTlsIsForThisMachineOnly() {
        environment.setProperty("honoraire.base-url", "http://honoraire.example");
        assertThat(new OwnSettings().problems(environment))
                .singleElement()
                .asString()
                .startsWith("honoraire.base-url");

        environment.setProperty("honoraire.base-url", "http://localhost:8080");
        assertThat(new OwnSettings().problems(environment)).isEmpty();
    }

    @Test
    void theApplicationDoesNotOwnItsTables() {
        environment.setProperty("spring.flyway.user", "honoraire");

        assertThat(new OwnSettings().problems(environment))
                .singleElement()
                .asString()
                .contains("must not own");
    }

    @Test
    void aShortOrPublishedLinkSecretIsRefused() {
        environment.setProperty("honoraire.link-secret", "0123456789abcdef0123456789abcde");
        assertThat(new OwnSettings().problems(environment))
                .singleElement()
                .asString()
                .contains("too short");

        environment.setProperty("honoraire.link-secret", "only-for-trying-and-tests-0000000000000000");
        assertThat(new OwnSettings().problems(environment))
                .singleElement()
                .asString()
                .contains("published");
    }

    @Test
    void aShortOrPublishedFactorKeyIsRefused() {
        environment.setProperty("honoraire.factor-key", "0123456789abcdef0123456789abcde");
        assertThat(new OwnSettings().problems(environment))
                .singleElement()
                .asString()
                .contains("honoraire.factor-key", "too short");

        environment.setProperty("honoraire.factor-key", "only-for-trying-and-tests-0000000000000000");
        assertThat(new OwnSettings().problems(environment))
                .singleElement()
                .asString()
                .contains("published");
    }
}
