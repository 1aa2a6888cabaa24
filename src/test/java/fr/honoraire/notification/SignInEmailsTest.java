package fr.honoraire.notification;

import static org.assertj.core.api.Assertions.assertThat;

import fr.honoraire.practitioner.factor.CodeService;
import fr.honoraire.practitioner.factor.FactorService;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever is let in by a recovery code is told of it, in case it was another. */
@IntegrationTest
class SignInEmailsTest {

    @Autowired
    private Given given;

    @Autowired
    private FactorService factors;

    @Autowired
    private CodeService codes;

    @Test
    void aRecoveryCodeThatWasUsedIsToldWithoutBeingShown() throws Exception {
        var practice = given.aNewcomer();
        var code = factors.renewRecoveryCodes(practice.who()).getFirst();

        codes.takeRecoveryCode(practice.who(), code);

        var mail = Mails.await(practice.email(), "Un code de secours a servi").getFirst();
        assertThat(Mails.bodies(mail))
                .allSatisfy(body -> assertThat(body)
                        .contains("l’un de vos codes de secours", "Codes restants", "9", "/account/factors")
                        .doesNotContain(code, "??"));
    }

    @Test
    void aWrongOneIsNot() {
        var practice = given.aNewcomer();

        codes.takeRecoveryCode(practice.who(), "aaaaa-aaaaa");

        assertThat(Mails.received(practice.email())).isEmpty();
    }
}
