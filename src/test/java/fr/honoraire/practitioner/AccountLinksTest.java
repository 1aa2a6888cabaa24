package fr.honoraire.practitioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.honoraire.browser.Letters;
import fr.honoraire.shared.HonoraireProperties;
import fr.honoraire.support.AtOnce;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Practice;
import fr.honoraire.support.Visitor;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Links by e-mail: to open an account, to choose another password, to sign in with another address. Over real HTTP and mail. */
@IntegrationTest
class AccountLinksTest {

    private static final String OTHER = "trois canards verts nagent";

    @Autowired
    HonoraireProperties properties;

    @Autowired
    JdbcClient database;

    @Autowired
    AccountService accounts;

    @Autowired
    AccountSecurity security;

    @Autowired
    Given given;

    private final String email = "p" + UUID.randomUUID() + "@example.org";
    private Visitor visitor;

    @BeforeEach
    void aVisitor() {
        visitor = new Visitor(properties.baseUrl());
    }

    @AfterEach
    void now() {
        given.today();
    }

    @Test
    void whoFollowsTheLinkChoosesAPasswordIsSignedInAndLedToWhatPaymentsNeed() {
        askToSignUp(email);
        assertThat(accounts.isKnown(email)).isFalse();

        var answer = choose(path(Letters.linkIn(email, "/signup/confirm/")), Given.PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(Visitor.location(answer)).isEqualTo("/account/bank");
        assertThat(Visitor.location(visitor.get("/account/bank"))).isEqualTo("/signin/factor");
        visitor.enrol(email);
        assertThat(visitor.get("/account/bank").body()).contains("Activer les paiements", "Dr Camille Martin");
    }

    @Test
    void whetherAnAddressIsTakenOnlyItsOwnerIsTold() {
        var owner = given.aNewcomer();

        var taken = askToSignUp(owner.email());
        var free = askToSignUp(email);

        assertThat(taken.statusCode()).isEqualTo(free.statusCode()).isEqualTo(303);
        assertThat(Visitor.location(taken)).isEqualTo(Visitor.location(free)).isEqualTo("/signup/sent");
        assertThat(Letters.linkIn(owner.email(), "/password/")).endsWith("/password/forgotten");
        assertThat(Letters.linkIn(email, "/signup/confirm/")).isNotEmpty();
        assertThat(accounts.identify(owner.email(), owner.password())).contains(owner.who());
    }

    @Test
    void aForgottenPasswordIsAnsweredAlikeWhetherTheAddressIsKnownOrNot() {
        var owner = given.aNewcomer();

        var known = forgot(owner.email());
        var unknown = forgot(email);

        assertThat(known.statusCode()).isEqualTo(unknown.statusCode()).isEqualTo(303);
        assertThat(Visitor.location(known)).isEqualTo(Visitor.location(unknown)).isEqualTo("/password/sent");
        assertThat(Letters.linkIn(owner.email(), "/password/new/")).isNotEmpty();
        await().atMost(Duration.ofSeconds(20)).until(() -> statusOfMailTo(email).equals("DROPPED"));
    }

    @Test
    void aNewPasswordEndsTheOldOneAllSessionsAndAllOtherLinks() {
        var owner = given.aNewcomer();
        var elsewhere = signedIn(owner);
        var first = aPasswordLink(owner);
        security.askToChangeEmail(owner.who(), "new-" + owner.email());
        var address = path(Letters.linkIn("new-" + owner.email(), "/email/confirm/"));
        forgot(owner.email());
        var second = path(Letters.linkAfter(first, owner.email(), "/password/new/"));
        assertThat(elsewhere.get("/account/profile").statusCode()).isEqualTo(200);

        var answer = choose(second, OTHER);

        assertThat(Visitor.location(answer)).isEqualTo("/signin?password-changed");
        assertThat(accounts.identify(owner.email(), owner.password())).isEmpty();
        assertThat(accounts.identify(owner.email(), OTHER)).contains(owner.who());
        assertThat(Visitor.location(elsewhere.get("/account/profile"))).startsWith("/signin");
        assertThat(visitor.get(first).statusCode()).isEqualTo(410);
        assertThat(visitor.get(address).statusCode()).isEqualTo(410);
        assertThat(visitor.post(address, "").statusCode()).isEqualTo(410);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> told(owner.email()).contains("Votre mot de passe a été changé"));
    }

    @Test
    void lookingAtALinkDoesNotUseItAndUsingItDoes() {
        var link = aPasswordLink(given.aNewcomer());
        for (var time = 0; time < 3; time++) {
            assertThat(visitor.get(link).statusCode()).isEqualTo(200);
        }

        assertThat(choose(link, OTHER).statusCode()).isEqualTo(303);

        assertThat(visitor.get(link).statusCode()).isEqualTo(410);
        assertThat(choose(link, Given.PASSWORD).statusCode()).isEqualTo(410);
    }

    @Test
    void ofTwoWhoUseALinkAtOnceOneIsTooLate() {
        var owner = given.aNewcomer();
        var key = key(aPasswordLink(owner));
        List<Callable<String>> both = List.of(
                () -> AtOnce.quietly(() -> reset(key, OTHER)),
                () -> AtOnce.quietly(() -> reset(key, OTHER + " aussi")));

        var answers = AtOnce.all(both);

        assertThat(answers).hasSize(2).containsOnlyOnce("null");
        var winner = answers.getFirst().equals("null") ? answers.getLast() : answers.getFirst();
        assertThat(accounts.identify(owner.email(), winner)).contains(owner.who());
    }

    @Test
    void anAccountIsOpenedOnceHoweverManyFollowTheLink() {
        askToSignUp(email);
        var key = key(path(Letters.linkIn(email, "/signup/confirm/")));

        var answers = AtOnce.times(
                3,
                () -> AtOnce.quietly(() -> {
                    security.open(key, Given.PASSWORD);
                    return "opened";
                }));

        assertThat(answers).containsOnlyOnce("opened");
    }

    @Test
    void aPasswordLinkLastsTenMinutes() {
        var link = aPasswordLink(given.aNewcomer());
        given.later(Duration.ofMinutes(9));
        assertThat(visitor.get(link).statusCode()).isEqualTo(200);

        given.later(Duration.ofMinutes(2));

        assertThat(visitor.get(link).statusCode()).isEqualTo(410);
        assertThat(choose(link, OTHER).statusCode()).isEqualTo(410);
    }

    @Test
    void aLinkForOneThingOpensNoOther() {
        var key = key(aPasswordLink(given.aNewcomer()));

        assertThat(visitor.get("/signup/confirm/" + key).statusCode()).isEqualTo(410);
        assertThat(visitor.post("/email/confirm/" + key, "").statusCode()).isEqualTo(410);
        assertThat(visitor.get("/password/new/" + key).statusCode()).isEqualTo(200);
    }

    @Test
    void theKeyIsNowhereButInTheEmail() {
        var key = key(aPasswordLink(given.aNewcomer()));

        assertThat(key).hasSize(43);
        for (var table : List.of("account_link", "email_message", "scheduled_tasks", "audit_entry")) {
            assertThat(database.sql("select count(*) from %s row where row::text like :key".formatted(table))
                            .param("key", "%" + key + "%")
                            .query(Long.class)
                            .single())
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void aWeakPasswordIsRefusedAndTheLinkStaysGood() {
        askToSignUp(email);
        var link = path(Letters.linkIn(email, "/signup/confirm/"));

        assertThat(choose(link, "motdepasse2026").body())
                .contains("trop courant", "value=\"" + email + "\"")
                .doesNotContain("motdepasse2026");
        assertThat(choose(link, "camille martin 1").body()).contains("tient surtout de votre nom");
        assertThat(accounts.isKnown(email)).isFalse();

        assertThat(choose(link, Given.PASSWORD).statusCode()).isEqualTo(303);
    }

    @Test
    void theOldAddressWorksUntilTheNewOneIsConfirmed() {
        var owner = given.aNewcomer();
        security.askToChangeEmail(owner.who(), email);
        var link = path(Letters.linkIn(email, "/email/confirm/"));
        assertThat(visitor.get(link).body()).contains(email);
        assertThat(accounts.identify(owner.email(), owner.password())).contains(owner.who());

        assertThat(Visitor.location(visitor.post(link, ""))).isEqualTo("/signin?email-changed");

        assertThat(accounts.identify(email, owner.password())).contains(owner.who());
        assertThat(accounts.identify(owner.email(), owner.password())).isEmpty();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> told(owner.email())
                        .containsAll(
                                List.of("Changement d’adresse demandé", "Votre adresse de connexion a été changée")));
    }

    @Test
    void anAddressThatIsTakenMeanwhileIsNotTakenTwice() {
        var owner = given.aNewcomer();
        security.askToChangeEmail(owner.who(), email);
        var link = path(Letters.linkIn(email, "/email/confirm/"));
        accounts.signUp(new NewAccount(Civility.DOCTEUR, "Claude", "Petit", Profession.MEDECIN, email, OTHER));

        assertThat(visitor.post(link, "").statusCode()).isEqualTo(410);

        assertThat(accounts.identify(owner.email(), owner.password())).contains(owner.who());
    }

    @Test
    void nobodyIsPesteredThroughOurForms() {
        for (var time = 0; time < 7; time++) {
            assertThat(Visitor.location(forgot(email))).isEqualTo("/password/sent");
        }

        assertThat(database.sql("select count(*) from account_link where email = ?")
                        .param(email)
                        .query(Long.class)
                        .single())
                .isEqualTo(5);
    }

    @Test
    void aPageBehindALinkTellsNobodyItsAddress() {
        var page = visitor.get(aPasswordLink(given.aNewcomer()));

        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(page.headers().firstValue("X-Robots-Tag")).contains("noindex, nofollow");
        assertThat(page.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
    }

    private String reset(String key, String password) {
        security.resetPassword(key, password);
        return password;
    }

    private HttpResponse<String> askToSignUp(String address) {
        return visitor.post(
                "/signup", "civility=DOCTEUR&firstName=Camille&lastName=Martin&profession=MEDECIN&email=" + address);
    }

    private HttpResponse<String> forgot(String address) {
        return visitor.post("/password/forgotten", "email=" + address);
    }

    private HttpResponse<String> choose(String link, String password) {
        return visitor.post(link, "password=" + password.replace(' ', '+'));
    }

    private String aPasswordLink(Practice owner) {
        forgot(owner.email());
        return path(Letters.linkIn(owner.email(), "/password/new/"));
    }

    private Visitor signedIn(Practice owner) {
        return new Visitor(properties.baseUrl()).signIn(owner);
    }

    private List<String> told(String address) {
        return Letters.subjects(address);
    }

    private String statusOfMailTo(String address) {
        return database.sql("select status from email_message where recipient = ? order by created_at desc limit 1")
                .param(address)
                .query(String.class)
                .single();
    }

    private static String path(String link) {
        return URI.create(link).getPath();
    }

    private static String key(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
