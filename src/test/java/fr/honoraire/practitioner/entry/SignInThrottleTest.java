package fr.honoraire.practitioner.entry;

import static org.assertj.core.api.Assertions.assertThat;

import fr.honoraire.shared.HonoraireProperties;
import fr.honoraire.shared.throttle.Counted;
import fr.honoraire.shared.throttle.TightLimits;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Visitor;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How often one may try to come in, over real HTTP. */
@IntegrationTest
class SignInThrottleTest {

    private static final int LIMIT = 10;

    @Autowired
    HonoraireProperties properties;

    @Autowired
    Given given;

    @Autowired
    JdbcClient database;

    @Autowired
    TightLimits limits;

    private String email = "";

    @BeforeEach
    void anAccount() {
        email = given.aNewcomer().email();
    }

    @Test
    void afterTenWrongPasswordsAStrangerWaitsEvenWithTheRightOne() {
        guess(stranger(), email, LIMIT);

        var answer = signIn(stranger(), email, Given.PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 360L);
        assertThat(answer.body()).contains("Trop d’essais", "attendez", "value=\"" + email + "\"");
        assertThat(outcomes()).containsOnly("REFUSED", "THROTTLED").hasSize(LIMIT + 1);
    }

    @Test
    void anUnknownAddressIsMadeToWaitAlike() {
        var nobody = UUID.randomUUID() + "@example.org";
        guess(stranger(), nobody, LIMIT);

        assertThat(signIn(stranger(), nobody, "whatever").statusCode()).isEqualTo(429);
    }

    @Test
    void strangersWhoFailDoNotLockTheOwnerOut() {
        var owner = stranger();
        assertThat(signIn(owner, email, Given.PASSWORD).statusCode()).isBetween(302, 303);
        owner.post("/signout", "");
        guess(stranger(), email, LIMIT);
        assertThat(signIn(stranger(), email, Given.PASSWORD).statusCode()).isEqualTo(429);

        assertThat(signIn(owner, email.toUpperCase(Locale.ROOT), Given.PASSWORD).statusCode())
                .isBetween(302, 303);
    }

    @Test
    void aDeviceIsKnownToItsOwnAccountAlone() {
        var other = stranger();
        signIn(other, given.aNewcomer().email(), Given.PASSWORD);
        other.post("/signout", "");
        assertThat(other.cookie("device")).isNotEmpty();
        guess(stranger(), email, LIMIT);

        assertThat(signIn(other, email, Given.PASSWORD).statusCode()).isEqualTo(429);
    }

    @Test
    void aKnownDeviceMayNotGuessForEverEither() {
        var owner = stranger();
        signIn(owner, email, Given.PASSWORD);
        owner.post("/signout", "");
        guess(owner, email, 2 * LIMIT);

        assertThat(signIn(owner, email, Given.PASSWORD).statusCode()).isEqualTo(429);
    }

    @Test
    void whoSignsInRightlyIsNotCounted() {
        for (var time = 0; time < LIMIT + 2; time++) {
            assertThat(signIn(stranger(), email, Given.PASSWORD).statusCode()).isBetween(302, 303);
        }
    }

    @Test
    void anAddressMayNotTryManyAccountsWhateverItSaysOfItself() {
        limits.set(Counted.SIGNIN_ADDRESS, "127.0.0.2", "3/1h");
        for (var time = 0; time < 3; time++) {
            var visitor = new Visitor(properties.baseUrl(), "127.0.0.2").saying("X-Forwarded-For", "192.0.2." + time);
            assertThat(signIn(visitor, time + email, "whatever").statusCode()).isEqualTo(422);
        }
        var next = new Visitor(properties.baseUrl(), "127.0.0.2").saying("X-Forwarded-For", "192.0.2.9");

        assertThat(signIn(next, email, Given.PASSWORD).statusCode()).isEqualTo(429);
        assertThat(signIn(stranger(), email, Given.PASSWORD).statusCode()).isBetween(302, 303);
    }

    @Test
    void allStrangersTogetherMayNotTryWithoutEndAndWhoIsKnownComesIn() {
        var owner = stranger();
        signIn(owner, email, Given.PASSWORD);
        owner.post("/signout", "");
        limits.set(Counted.SIGNIN_ALL, SignInGuard.EVERYONE, "2/1h");
        try {
            guess(new Visitor(properties.baseUrl(), "127.0.0.8"), "a" + email, 1);
            guess(new Visitor(properties.baseUrl(), "127.0.0.9"), "b" + email, 1);

            assertThat(signIn(stranger(), "c" + email, "whatever").statusCode()).isEqualTo(429);
            assertThat(signIn(owner, email, Given.PASSWORD).statusCode()).isBetween(302, 303);
        } finally {
            limits.lift(Counted.SIGNIN_ALL, SignInGuard.EVERYONE);
        }
    }

    @Test
    void whoGuessesLinksIsTurnedAwayAndThePatientBesideHimIsNot() {
        limits.set(Counted.UNKNOWN_LINK_ADDRESS, "127.0.0.3", "2/1h");
        var guesser = new Visitor(properties.baseUrl(), "127.0.0.3");
        assertThat(guesser.get("/join/nonsense").statusCode()).isEqualTo(404);
        assertThat(guesser.get("/pay/nonsense/state").statusCode()).isEqualTo(404);

        var answer = guesser.get("/pay/another");

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("Trop de demandes");
        assertThat(guesser.get("/join/" + aJoinKey()).statusCode()).isEqualTo(200);
    }

    @Test
    void pagesBehindLinksAreNotForFloods() {
        limits.set(Counted.LINK_ADDRESS, "127.0.0.4", "2/1h");
        var patient = new Visitor(properties.baseUrl(), "127.0.0.4");
        var page = "/join/" + aJoinKey();
        assertThat(patient.get(page).statusCode()).isEqualTo(200);
        assertThat(patient.get(page).statusCode()).isEqualTo(200);

        assertThat(patient.get(page).statusCode()).isEqualTo(429);
    }

    private List<@Nullable String> outcomes() {
        return database.sql("""
                        select entry.outcome from audit_entry entry join user_account account on account.id = entry.account_id
                        where account.email = ? and entry.kind = 'SIGN_IN'""").param(email).query(String.class).list();
    }

    private String aJoinKey() {
        return given.aCall(given.aNewcomer()).joinKey();
    }

    private Visitor stranger() {
        return new Visitor(properties.baseUrl());
    }

    private static void guess(Visitor visitor, String email, int times) {
        for (var time = 0; time < times; time++) {
            assertThat(signIn(visitor, email, "wrong " + time).statusCode()).isEqualTo(422);
        }
    }

    private static HttpResponse<String> signIn(Visitor visitor, String email, String password) {
        return visitor.post("/signin", "email=" + email + "&password=" + password.replace(' ', '+'));
    }
}
