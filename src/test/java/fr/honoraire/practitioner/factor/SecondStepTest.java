package fr.honoraire.practitioner.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import fr.honoraire.shared.HonoraireProperties;
import fr.honoraire.support.AtOnce;
import fr.honoraire.support.Authenticator;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Practice;
import fr.honoraire.support.Signed;
import fr.honoraire.support.Visitor;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** After the password comes a code, and before the code comes nothing. */
@IntegrationTest
class SecondStepTest {

    /** What whoever has given his password alone may do: give a code, choose a factor, leave, and what any visitor may. */
    private static final Pattern OPEN = Pattern.compile(
            "/|/signin(/(refused|factor|recovery|enrol.*|passkey.*|psc/.*))?|/signup.*|/help.*|/join/.*|/pay/.*|/error|/webhooks/.*"
                    + "|/password.*|/email/.*|/reset.*|/verify.*|/invitations?/.*|/health.*|/actuator.*");

    private static final Pattern CODE = Pattern.compile("<li><code>([a-z0-9-]+)</code></li>");

    @Autowired
    private Given given;

    @Autowired
    private FactorService factors;

    @Autowired
    private CodeService codes;

    @Autowired
    private PasskeyService passkeys;

    @Autowired
    private HonoraireProperties properties;

    @Autowired
    private JdbcClient database;

    @Autowired
    private WebApplicationContext context;

    @Autowired
    @Qualifier("requestMappingHandlerMapping") private RequestMappingHandlerMapping routes;

    private Practice practice;
    private Visitor visitor;

    @BeforeEach
    void somebody() {
        practice = given.aNewcomer();
        visitor = new Visitor(properties.baseUrl());
    }

    @AfterEach
    void today() {
        given.today();
    }

    @Test
    void thePasswordAloneReachesNoPageNoFragmentNoStreamAndNoFile() {
        var browser = MockMvcTester.create(MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build());
        var reached = new ArrayList<String>();
        var tried = 0;
        for (var route : routes.getHandlerMethods().keySet()) {
            for (var path : route.getPatternValues()) {
                if (OPEN.matcher(path).matches()) {
                    continue;
                }
                var methods = route.getMethodsCondition().getMethods();
                for (var method : methods.isEmpty() ? List.of(RequestMethod.GET) : List.copyOf(methods)) {
                    var answer = browser.method(HttpMethod.valueOf(method.name()))
                            .uri(path.replaceAll("\\{[^}]+}", UUID.randomUUID().toString()))
                            .with(csrf())
                            .with(Signed.halfWayIn(practice.who()))
                            .exchange();
                    tried++;
                    if (!"/signin/factor".equals(answer.getResponse().getRedirectedUrl())) {
                        reached.add(method + " " + path + " answered "
                                + answer.getResponse().getStatus());
                    }
                }
            }
        }
        assertThat(reached).isEmpty();
        assertThat(tried).isGreaterThan(40);
    }

    @Test
    void aPartOfAPageTakesTheWholePageToTheSecondStep() {
        var browser = MockMvcTester.create(MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build());

        var answer = browser.get()
                .uri("/monitoring")
                .header("HX-Request", "true")
                .with(Signed.halfWayIn(practice.who()))
                .exchange();

        assertThat(answer).hasStatus(401).hasHeader("HX-Redirect", "/signin/factor");
    }

    @Test
    void halfWayInThePagesOpenToAllSayNothingOfHim() {
        password();

        assertThat(visitor.get("/help").body()).doesNotContain("Martin").doesNotContain("data-live-of");
    }

    @Test
    void aCodeLeadsToThePageOneWanted() {
        visitor.get("/account/profile");
        password();

        var answer = visitor.giveCode(practice.email());

        assertThat(Visitor.location(answer)).startsWith("/account/profile");
        assertThat(visitor.get("/account/profile").body()).contains("value=\"Camille\"");
    }

    @Test
    void theCodeChangesTheSessionsName() {
        password();
        var before = visitor.cookie("session");

        visitor.giveCode(practice.email());

        assertThat(visitor.cookie("session")).isNotEmpty().isNotEqualTo(before);
    }

    @Test
    void aCodeIsTakenOnceHoweverManyTryIt() {
        var code = Authenticator.of(practice.email()).next();

        var taken = AtOnce.times(4, () -> codes.takeCode(practice.who(), code));

        assertThat(taken).containsOnlyOnce(true);
    }

    @Test
    void theCodeBeforeAndTheOneAfterAreTakenAndNoOlderOne() {
        var me = practice.who();
        given.later(Duration.ofMinutes(5));
        var old = Authenticator.of(practice.email()).shown();
        given.later(Duration.ofSeconds(60));
        assertThat(codes.takeCode(me, old)).isFalse();

        var before = Authenticator.of(practice.email()).shown();
        given.later(Duration.ofSeconds(30));
        assertThat(codes.takeCode(me, before)).isTrue();
    }

    @Test
    void whoGuessesWaitsLongerAndLongerAndNeverLong() {
        var me = practice.who();
        for (var i = 0; i < 5; i++) {
            assertThat(codes.takeCode(me, "000000")).isFalse();
        }

        password();
        assertThat(visitor.giveCode(practice.email()).body()).contains("Trop d’essais. Réessayez dans");

        given.later(Duration.ofSeconds(31));
        assertThat(codes.takeCode(me, "000000")).isFalse();
        given.later(Duration.ofMinutes(10));
        assertThat(codes.takeCode(me, Authenticator.of(practice.email()).next()))
                .isTrue();
        assertThat(codes.takeCode(me, "000000")).isFalse();
    }

    @Test
    void aHundredGuessesAtOnceCountAHundred() {
        var me = practice.who();

        var tries = AtOnce.times(12, () -> AtOnce.quietly(() -> String.valueOf(codes.takeCode(me, "000000"))));

        assertThat(tries.stream().filter("false"::equals)).hasSize(5);
    }

    @Test
    void whoHasAFactorIsNotGivenAnotherForHisPasswordAlone() {
        password();

        assertThat(Visitor.location(visitor.get("/signin/enrol"))).isEqualTo("/signin/factor");
        assertThat(Visitor.location(visitor.get("/signin/enrol/app"))).isEqualTo("/signin/factor");
        var app = factors.newApp(practice.who().accountId());
        var mine = Authenticator.give("burglar", app.text());
        var answer = visitor.post("/signin/enrol/app", "locked=" + app.locked() + "&code=" + mine.next());
        assertThat(Visitor.location(answer)).isEqualTo("/signin/factor");
        assertThat(Visitor.location(visitor.get("/consultations"))).isEqualTo("/signin/factor");
    }

    @Test
    void aPasskeyIsNoWayAroundTheFactorHeHas() {
        var question = passkeys.question(new TestingAuthenticationToken(practice.who(), "", "FACTOR_PASSWORD"));
        var key = new PasskeyJson().key("""
                {"label": "mine", "credential": {"id": "eHg", "rawId": "eHg", "type": "public-key",
                 "response": {"attestationObject": "eHg", "clientDataJSON": "eHg", "transports": ["internal"]},
                 "clientExtensionResults": {}, "authenticatorAttachment": "platform"}}""");

        assertThatThrownBy(() -> passkeys.enrol(practice.who(), question, key)).isInstanceOf(AlreadyEnrolled.class);
        assertThatThrownBy(() -> passkeys.add(practice.who(), question, key)).isInstanceOf(PasskeyRefused.class);
        assertThatThrownBy(() -> passkeys.add(given.aNewcomer().who(), question, key))
                .isInstanceOf(PasskeyRefused.class)
                .hasMessageContaining("somebody else");
    }

    @Test
    void aPasskeyMustKnowItsOwner() {
        var who = new TestingAuthenticationToken(practice.who(), "", "FACTOR_PASSWORD");

        assertThat(passkeys.question(who).getAuthenticatorSelection().getUserVerification())
                .isEqualTo(UserVerificationRequirement.REQUIRED);
        assertThat(passkeys.challenge(null).getUserVerification()).isEqualTo(UserVerificationRequirement.REQUIRED);
    }

    @Test
    void anApplicationIsLinkedForTheAccountItsSecretWasMadeFor() {
        var app = factors.newApp(given.aNewcomer().who().accountId());
        var telephone = Authenticator.give("other", app.text());

        assertThat(factors.changeApp(practice.who(), app.locked(), telephone.next()))
                .isFalse();
    }

    @Test
    void theDatabaseAloneTellsNoSecretAndNoCode() {
        var me = practice.who();
        var app = factors.newApp(me.accountId());
        factors.changeApp(
                me, app.locked(), Authenticator.give("again", app.text()).next());
        var paper = factors.renewRecoveryCodes(me);

        var stored = database.sql("""
                        select encode(secret, 'escape') from code_app where account_id = :account
                        union all select encode(mark, 'escape') from recovery_code where account_id = :account""")
                .param("account", me.accountId())
                .query(String.class)
                .list();

        assertThat(stored).hasSize(11);
        assertThat(String.join(" ", stored)).doesNotContain(app.text());
        paper.forEach(code -> assertThat(String.join(" ", stored)).doesNotContain(code.replace("-", "")));
    }

    @Test
    void theLastFactorStays() {
        factors.removeApp(practice.who());

        assertThat(factors.isEnrolled(practice.who().accountId())).isTrue();
    }

    @Test
    void aRecoveryCodeLetsInOnceAndSaysHowManyAreLeft() {
        var code = recoveryCodes().getFirst();
        var other = new Visitor(properties.baseUrl());
        password(other);

        var answer = other.post("/signin/recovery", "code=" + code.toUpperCase(Locale.ROOT));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(other.get("/consultations").body()).contains("Codes restants\u00a0: 9");
        var again = new Visitor(properties.baseUrl());
        password(again);
        assertThat(again.post("/signin/recovery", "code=" + code).statusCode()).isEqualTo(422);
    }

    @Test
    void aRecoveryCodeIsUsedOnceHoweverManyTryIt() {
        var code = recoveryCodes().getFirst();

        var taken = AtOnce.times(4, () -> codes.takeRecoveryCode(practice.who(), code));

        assertThat(taken).containsOnlyOnce(true);
    }

    @Test
    void newRecoveryCodesMakeTheOldOnesWorthless() {
        var old = recoveryCodes().getFirst();

        assertThat(recoveryCodes()).hasSize(10).doesNotContain(old);

        assertThat(codes.takeRecoveryCode(practice.who(), old)).isFalse();
    }

    @Test
    void whoHasBeenSignedInForAWhileProvesHimselfAgainAndLosesNothingHeTyped() {
        password();
        visitor.giveCode(practice.email());
        given.later(Duration.ofMinutes(11));

        var asked = visitor.post("/account/factors/codes", "what=tap%C3%A9");
        assertThat(asked.statusCode()).isEqualTo(422);
        assertThat(asked.body()).contains("Est-ce toujours vous", "name=\"what\" value=\"tapé\"");
        assertThat(codesIn(asked)).isEmpty();

        var proven = visitor.post(
                "/account/factors/codes",
                "fresh-code=" + Authenticator.of(practice.email()).next());
        assertThat(codesIn(proven)).hasSize(10);
        assertThat(codesIn(visitor.post("/account/factors/codes", ""))).hasSize(10);
    }

    private List<String> recoveryCodes() {
        return factors.renewRecoveryCodes(practice.who());
    }

    private static List<String> codesIn(HttpResponse<String> answer) {
        return CODE.matcher(answer.body())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private void password() {
        password(visitor);
    }

    private void password(Visitor who) {
        who.post(
                "/signin",
                "email=" + Visitor.typed(practice.email()) + "&password=" + Visitor.typed(practice.password()));
    }
}
