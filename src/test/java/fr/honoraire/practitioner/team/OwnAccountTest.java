package fr.honoraire.practitioner.team;

import static org.assertj.core.api.Assertions.assertThat;

import fr.honoraire.practitioner.AccountService;
import fr.honoraire.shared.security.Right;
import fr.honoraire.shared.security.SignedIn;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Practice;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

/** Whoever acts for others has an account of her own, whomever she acts for. */
@IntegrationTest
class OwnAccountTest {

    @Autowired
    private Given given;

    @Autowired
    private Colleagues colleagues;

    @Autowired
    private AccountService accounts;

    @Autowired
    private WebApplicationContext context;

    private Desk desk;
    private Practice practice;
    private SignedIn secretary;

    @BeforeEach
    void aSecretaryWhoActsForCamille() {
        desk = new Desk(context);
        practice = given.aNewcomer();
        secretary = colleagues.of(practice, MemberRole.SECRETARY, Set.of(Right.PLAN));
    }

    @Test
    void herPasswordAvoidsHerOwnNameAndNotThePractitioners() {
        assertThat(changePassword(secretary, "sophie-bernard-7"))
                .hasStatus(422)
                .bodyText()
                .contains("votre nom");
        assertThat(changePassword(secretary, "camille martin et son chat")).hasRedirectedUrl("/account/security");
    }

    @Test
    void whoActsForNobodyChangesHerPasswordLikeAnyone() {
        colleagues.putOut(secretary);
        var alone = accounts.comingIn(secretary.accountId());

        assertThat(changePassword(alone, "trois canards verts nagent")).hasRedirectedUrl("/account/security");
        assertThat(accounts.isPasswordOf(alone.accountId(), "trois canards verts nagent"))
                .isTrue();
    }

    private MvcTestResult changePassword(SignedIn who, String wanted) {
        return desk.post(who, "/account/password", "current", Colleagues.PASSWORD, "password", wanted);
    }
}
