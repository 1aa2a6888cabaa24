package fr.honoraire.practitioner.security;

import static org.assertj.core.api.Assertions.assertThat;

import fr.honoraire.browser.Letters;
import fr.honoraire.practitioner.AccountService;
import fr.honoraire.shared.HonoraireProperties;
import fr.honoraire.shared.security.SessionLife;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Practice;
import fr.honoraire.support.Visitor;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/** "Sécurité" and the life of a session, over real HTTP. */
@IntegrationTest
class SecurityPagesTest {

    private static final String OTHER = "trois canards verts nagent";
    private static final Pattern HANDLE = Pattern.compile("name=\"handle\" value=\"([0-9a-f]+)\"");

    @Autowired
    HonoraireProperties properties;

    @Autowired
    JdbcClient database;

    @Autowired
    AccountService accounts;

    @Autowired
    FindByIndexNameSessionRepository<? extends Session> sessions;

    @Autowired
    Given given;

    private Practice owner;
    private Visitor here;

    @BeforeEach
    void somebodySignedIn() {
        owner = given.aNewcomer();
        here = signedIn(owner);
    }

    @Test
    void whoHasDoneNothingForHalfAnHourSignsInAgainAndComesBackToThePageHeWanted() {
        here.get("/account/profile");
        seen(here, Duration.ofMinutes(31));

        assertThat(Visitor.location(here.get("/account/settings"))).isEqualTo("/signin?ended");
        assertThat(here.get("/signin?ended").body()).contains("Votre session est terminée");
        signIn(here, owner.email(), owner.password());

        assertThat(Visitor.location(here.giveCode(owner.email()))).startsWith("/account/settings");
    }

    @Test
    void whatHeDoesKeepsASessionAliveAndWhatHisPagesFetchByThemselvesDoesNot() {
        here.get("/account/profile");
        seen(here, Duration.ofMinutes(20));
        var before = lastSeen(here);

        other(here).saying("X-Unattended", "true").get("/account/profile");
        other(here).saying("Accept", "text/event-stream").get("/account/profile");
        assertThat(lastSeen(here)).isEqualTo(before);

        here.get("/account/profile");
        assertThat(lastSeen(here)).isAfter(before);
    }

    @Test
    void nobodyComesBackToWhatAPageFetchedByItself() {
        var visitor = new Visitor(properties.baseUrl()).saying("Sec-Fetch-Dest", "empty");
        visitor.get("/account/settings");
        signIn(visitor, owner.email(), owner.password());

        assertThat(Visitor.location(visitor.giveCode(owner.email()))).isEqualTo("/consultations");
    }

    @Test
    void aRunningCallIsSomethingHeDoes() {
        var room = given.anOpenRoom(owner);
        here.get("/consultations/" + room + "/room");
        seen(here, Duration.ofMinutes(20));
        var before = lastSeen(here);

        assertThat(here.post("/consultations/" + room + "/room/here", "").statusCode())
                .isLessThan(300);

        assertThat(lastSeen(here)).isAfter(before);
    }

    @Test
    void nobodyStaysSignedInForMoreThanTwelveHours() {
        assertThat(here.get("/account/profile").statusCode()).isEqualTo(200);
        database.sql("update spring_session set creation_time = creation_time - ? where session_id = ?")
                .param(Duration.ofHours(12).plusSeconds(1).toMillis())
                .param(session(here))
                .update();

        assertThat(Visitor.location(here.get("/account/profile"))).isEqualTo("/signin?ended");
    }

    @Test
    void aPartOfAPageHasThePageLoadedAgain() {
        var answer =
                new Visitor(properties.baseUrl()).saying("HX-Request", "true").get("/consultations/waiting");

        assertThat(answer.headers().firstValue("HX-Refresh")).contains("true");
        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void whoWasNeverSignedInIsNotToldThatHisSessionHasEnded() {
        assertThat(Visitor.location(new Visitor(properties.baseUrl()).get("/account/profile")))
                .isEqualTo("/signin");
    }

    @Test
    void everyBrowserIsListedAndCanBeSignedOut() {
        var elsewhere = new Visitor(properties.baseUrl()).saying("User-Agent", "Mozilla/5.0 (Windows) Firefox/150.0");
        signIn(elsewhere, owner.email(), owner.password());
        elsewhere.giveCode(owner.email());
        elsewhere.get("/account/profile");

        var page = here.get("/account/security").body();
        assertThat(page).contains("Firefox, Windows", "Celui-ci", owner.email()).doesNotContain(session(elsewhere));
        here.post("/account/security/sessions/end", "handle=" + handle(page));

        assertThat(Visitor.location(elsewhere.get("/account/profile"))).isEqualTo("/signin?ended");
        assertThat(here.get("/account/security").body()).doesNotContain("Firefox, Windows");
    }

    @Test
    void nobodySignsOutAnotherPerson() {
        signedIn(owner).get("/account/profile");
        var handle = handle(here.get("/account/security").body());
        var stranger = signedIn(given.aNewcomer());

        stranger.post("/account/security/sessions/end", "handle=" + handle);

        assertThat(here.get("/account/security").body()).contains(handle);
    }

    @Test
    void signingOutEverywhereIsSigningOutHereToo() {
        var elsewhere = signedIn(owner);

        assertThat(Visitor.location(here.post("/account/security/sessions/end-all", "")))
                .isEqualTo("/signin?signed-out");

        assertThat(Visitor.location(here.get("/account/profile"))).startsWith("/signin");
        assertThat(Visitor.location(elsewhere.get("/account/profile"))).startsWith("/signin");
    }

    @Test
    void aNewPasswordNeedsTheOldOneAndEndsTheOtherSessions() {
        var elsewhere = signedIn(owner);
        assertThat(change("not his password", OTHER).body()).contains("Ce n’est pas votre mot de passe actuel");
        assertThat(change(owner.password(), "motdepasse2026").body()).contains("trop courant");
        assertThat(accounts.identify(owner.email(), owner.password())).isPresent();

        assertThat(change(owner.password(), OTHER).statusCode()).isEqualTo(303);

        assertThat(accounts.identify(owner.email(), OTHER)).isPresent();
        assertThat(here.get("/account/security").body()).contains("Votre mot de passe est changé");
        assertThat(Visitor.location(elsewhere.get("/account/profile"))).startsWith("/signin");
    }

    @Test
    void whoGuessesThePasswordOfSomebodySignedInWaits() {
        for (var time = 0; time < 10; time++) {
            assertThat(change("wrong " + time, OTHER).statusCode()).isEqualTo(422);
        }

        assertThat(change(owner.password(), OTHER).statusCode()).isEqualTo(429);
    }

    @Test
    void anotherAddressNeedsThePasswordAndThenTheLink() {
        var address = UUID.randomUUID() + "@example.org";
        assertThat(here.post("/account/email", "email=" + address + "&password=wrong")
                        .statusCode())
                .isEqualTo(422);

        here.post(
                "/account/email",
                "email=" + address + "&password=" + owner.password().replace(' ', '+'));

        var link = URI.create(Letters.linkIn(address, "/email/confirm/")).getPath();
        assertThat(new Visitor(properties.baseUrl()).post(link, "").statusCode())
                .isEqualTo(303);
        assertThat(here.get("/account/security").body()).contains(address);
    }

    private HttpResponse<String> change(String current, String password) {
        return here.post(
                "/account/password",
                "current=" + current.replace(' ', '+') + "&password=" + password.replace(' ', '+'));
    }

    private Visitor signedIn(Practice practice) {
        return new Visitor(properties.baseUrl()).signIn(practice);
    }

    private static void signIn(Visitor browser, String email, String password) {
        browser.post("/signin", "email=" + email + "&password=" + password.replace(' ', '+'));
    }

    /** The same browser, whose page fetches something. */
    private Visitor other(Visitor browser) {
        return new Visitor(properties.baseUrl()).saying("Cookie", "session=" + browser.cookie("session"));
    }

    private static String session(Visitor browser) {
        return new String(Base64.getDecoder().decode(browser.cookie("session")), StandardCharsets.UTF_8);
    }

    private static String handle(String page) {
        var handle = HANDLE.matcher(page);
        assertThat(handle.find()).isTrue();
        return handle.group(1);
    }

    private void seen(Visitor browser, Duration ago) {
        seen(sessions, session(browser), Instant.now().minus(ago));
    }

    private static <S extends Session> void seen(
            FindByIndexNameSessionRepository<S> sessions, String id, Instant moment) {
        var session = Objects.requireNonNull(sessions.findById(id));
        session.setAttribute(SessionLife.SEEN, moment);
        sessions.save(session);
    }

    private Instant lastSeen(Visitor browser) {
        Instant seen =
                Objects.requireNonNull(sessions.findById(session(browser))).getAttribute(SessionLife.SEEN);
        return Objects.requireNonNull(seen);
    }
}
