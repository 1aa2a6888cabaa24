package fr.honoraire.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.honoraire.practitioner.AccountService;
import fr.honoraire.practitioner.factor.CodeService;
import fr.honoraire.practitioner.factor.FactorService;
import fr.honoraire.practitioner.team.Colleagues;
import fr.honoraire.practitioner.team.MemberRole;
import fr.honoraire.shared.security.Right;
import fr.honoraire.shared.security.SignedIn;
import fr.honoraire.support.Authenticator;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever is let in by a recovery code, or has other factors from now on, is told of it, in case it was another. */
@IntegrationTest
class SignInEmailsTest {

    @Autowired
    private Given given;

    @Autowired
    private Colleagues colleagues;

    @Autowired
    private AccountService accounts;

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
                        .contains("l’un de vos codes de secours", "Quand", "/account/factors")
                        .doesNotContain(code, "??"));
    }

    @Test
    void aWrongOneIsNot() {
        var practice = given.aNewcomer();
        var right = factors.renewRecoveryCodes(practice.who()).getFirst();

        codes.takeRecoveryCode(practice.who(), "aaaaa-aaaaa");
        codes.takeRecoveryCode(practice.who(), right);

        Mails.await(practice.email(), "Un code de secours a servi");
        assertThat(Mails.received(practice.email()).stream().map(Mails::subject))
                .containsExactlyInAnyOrder("De nouveaux codes de secours ont été faits", "Un code de secours a servi");
    }

    @Test
    void anotherApplicationIsToldAndTheFirstOneIsNot() {
        var practice = given.aNewcomer();

        anotherTelephone(practice.who(), practice.email());

        Mails.await(practice.email(), "Une application de codes a été liée");
        assertThat(Mails.received(practice.email())).hasSize(1);
    }

    @Test
    void whoActsForNobodyAnyMoreIsToldLikeAnyone() throws Exception {
        var practice = given.aPractice();
        var member = colleagues.of(practice, MemberRole.SECRETARY, Set.of(Right.PLAN));
        colleagues.putOut(member);
        var alone = accounts.comingIn(member.accountId());

        codes.takeRecoveryCode(alone, factors.renewRecoveryCodes(alone).getFirst());

        var mail = Mails.await(accounts.emailOf(alone.accountId()), "Un code de secours a servi")
                .getFirst();
        assertThat(Mails.bodies(mail))
                .allSatisfy(body -> assertThat(body).contains("Bonjour,").doesNotContain("Martin"));
    }

    private void anotherTelephone(SignedIn who, String email) {
        var app = factors.newApp(who.accountId());
        var telephone = Authenticator.give(email, app.text());
        await().until(() -> factors.changeApp(who, app.locked(), telephone.next()));
    }
}
