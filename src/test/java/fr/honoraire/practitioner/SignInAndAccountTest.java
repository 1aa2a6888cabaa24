package fr.honoraire.practitioner;

import static org.assertj.core.api.Assertions.assertThat;

import fr.honoraire.shared.HonoraireProperties;
import fr.honoraire.shared.Money;
import fr.honoraire.shared.security.SignedIn;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Visitor;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How one comes in and what one may change of one's own, over real HTTP. */
@IntegrationTest
class SignInAndAccountTest {

    private static final String PASSWORD = "quatre chevaux bleus dansent";

    @Autowired
    HonoraireProperties properties;

    @Autowired
    JdbcClient database;

    @Autowired
    AccountService accounts;

    @Autowired
    PractitionerService practitioners;

    private final String email = "p" + UUID.randomUUID() + "@example.org";
    private Visitor visitor;

    @BeforeEach
    void aVisitor() {
        visitor = new Visitor(properties.baseUrl());
    }

    @Test
    void whoHasAnAccountMaySignInWithCapitalsInHisAddress() {
        signUp(visitor, email);
        var again = new Visitor(properties.baseUrl());

        var answer = signIn(again, email.toUpperCase(Locale.ROOT), PASSWORD);

        assertThat(answer.statusCode()).isBetween(302, 303);
        again.giveCode(email);
        assertThat(again.get("/account/profile").body()).contains("value=\"Camille\"");
    }

    @Test
    void anUnknownAddressAndAWrongPasswordAreAnsweredAlike() {
        signUp(visitor, email);
        var other = new Visitor(properties.baseUrl());

        var wrong = signIn(other, email, "not his password");
        var unknown = signIn(other, "x" + email, "not his password");

        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(comparable(unknown.body(), "x" + email)).isEqualTo(comparable(wrong.body(), email));
    }

    @Test
    void theAddressTypedIsKeptAndThePasswordIsNot() {
        var answer = signIn(visitor, email, "not his password");

        assertThat(answer.body()).contains("value=\"" + email + "\"").doesNotContain("not his password");
    }

    @Test
    void passwordsAreKeptAsArgon2id() {
        signUp(visitor, email);

        assertThat(database.sql("select password_hash from user_account where email = ?")
                        .param(email)
                        .query(String.class)
                        .single())
                .startsWith("$argon2id$");
    }

    @Test
    void signingInChangesTheSessionsName() {
        signUp(visitor, email);
        var other = new Visitor(properties.baseUrl());
        other.get("/account/profile");
        var before = other.cookie("session");

        signIn(other, email, PASSWORD);

        assertThat(before).isNotEmpty();
        assertThat(other.cookie("session")).isNotEmpty().isNotEqualTo(before);
    }

    @Test
    void afterSigningOutHisPagesAskForHisPassword() {
        signUp(visitor, email);

        visitor.post("/signout", "");

        assertThat(Visitor.location(visitor.get("/account/profile"))).endsWith("/signin");
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        signUp(visitor, email);

        assertThat(visitor.postWithoutToken("/account/settings", "announced=1&ceiling=2")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aWrongProfileIsShownAgainAsTyped() {
        signUp(visitor, email);

        var answer = visitor.post("/account/profile", profile("Camille", "123"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Ce numéro RPPS n’est pas valable", "value=\"123\"", "value=\"Lyon\"");
        assertThat(practitioners.get(me().practitionerId()).city()).isEmpty();
    }

    @Test
    void whatHeSavesIsHisAlone() {
        signUp(visitor, email);
        var other = new Visitor(properties.baseUrl());
        signUp(other, "other-" + email);

        visitor.post("/account/profile", profile("Dominique", "") + "&id=" + me().practitionerId());
        other.post("/account/profile", profile("Claude", "") + "&practitionerId=" + me().practitionerId());

        assertThat(practitioners.get(me().practitionerId()).firstName()).isEqualTo("Dominique");
        assertThat(other.get("/account/profile").body()).contains("Claude").doesNotContain("Dominique");
    }

    @Test
    void feesAreReadAsPeopleTypeThem() {
        signUp(visitor, email);

        var answer = visitor.post(
                "/account/settings", "announced=25,5&usual=30&usual=60.50&usual=&ceiling=1000&refundLimit=100");

        assertThat(answer.statusCode()).isEqualTo(303);
        var practitioner = practitioners.get(me().practitionerId());
        assertThat(practitioner.announcedFee()).isEqualTo(Money.ofCents(25_50));
        assertThat(practitioner.usualFees()).containsExactly(Money.ofCents(30_00), Money.ofCents(60_50));
        assertThat(practitioner.ceiling()).isEqualTo(Money.ofCents(1_000_00));
    }

    @Test
    void hostileValuesAreAnsweredAsMistakes() {
        signUp(visitor, email);

        assertThat(visitor.post("/account/profile", "civility=EMPEROR").statusCode())
                .isEqualTo(422);
        assertThat(visitor.post("/account/settings", "").statusCode()).isEqualTo(422);
        assertThat(new Visitor(properties.baseUrl())
                        .post("/signup", "profession=%00")
                        .statusCode())
                .isEqualTo(422);
        assertThat(signIn(new Visitor(properties.baseUrl()), "a%00b@example.org", "x")
                        .statusCode())
                .isEqualTo(422);
    }

    private SignedIn me() {
        return accounts.identify(email, PASSWORD).orElseThrow();
    }

    private static String comparable(String page, String address) {
        return page.replace(address, "").replaceAll("nonce=\"[^\"]*\"|content=\"[^\"]*\"|_csrf\" value=\"[^\"]*\"", "");
    }

    private static String profile(String firstName, String rpps) {
        return "civility=DOCTEUR&firstName=" + firstName + "&lastName=Martin&profession=MEDECIN&sector=SECTEUR_1&rpps="
                + rpps + "&legalForm=EI&city=Lyon&contactEmail=camille@example.org";
    }

    private void signUp(Visitor visitor, String email) {
        accounts.signUp(new NewAccount(Civility.DOCTEUR, "Camille", "Martin", Profession.MEDECIN, email, PASSWORD));
        signIn(visitor, email, PASSWORD);
        visitor.enrol(email);
    }

    private static HttpResponse<String> signIn(Visitor visitor, String email, String password) {
        return visitor.post("/signin", "email=" + email + "&password=" + password.replace(' ', '+'));
    }
}
