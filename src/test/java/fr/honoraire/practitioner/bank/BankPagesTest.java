package fr.honoraire.practitioner.bank;

import static org.assertj.core.api.Assertions.assertThat;

import fr.honoraire.practitioner.AccountService;
import fr.honoraire.practitioner.Civility;
import fr.honoraire.practitioner.NewAccount;
import fr.honoraire.practitioner.PayeeService;
import fr.honoraire.practitioner.Profession;
import fr.honoraire.shared.French;
import fr.honoraire.shared.HonoraireProperties;
import fr.honoraire.simulator.AccountControls;
import fr.honoraire.support.Embedded;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Visitor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** "Données bancaires" over real HTTP, with the simulator in Stripe's place. */
@IntegrationTest
class BankPagesTest {

    private static final String PASSWORD = "quatre chevaux bleus dansent";

    private static final String DOCUMENT = "identity.individual.documents.primary_verification";
    private static final String WEBSITE = "defaults.profile.business_url";

    @Autowired
    French french;

    @Autowired
    HonoraireProperties properties;

    @Autowired
    AccountService accounts;

    @Autowired
    PayeeService payees;

    private Visitor visitor;
    private UUID me;

    @AfterEach
    void eventsArriveAgain() {
        Embedded.simulator().dropWebhooks(false);
    }

    @BeforeEach
    void aNewPractitioner() {
        var email = "b" + UUID.randomUUID() + "@example.org";
        visitor = new Visitor(properties.baseUrl());
        me = accounts.signUp(new NewAccount(Civility.DOCTEUR, "Camille", "Martin", Profession.MEDECIN, email, PASSWORD))
                .practitionerId();
        visitor.post("/signin", "email=" + email + "&password=" + PASSWORD.replace(' ', '+'));
        visitor.enrol(email);
    }

    @Test
    void lookingAtThePagesOpensNothingAtStripe() {
        visitor.get("/account/bank");
        visitor.get("/account/bank/return");
        visitor.get("/account/bank/expired");

        assertThat(payees.of(me)).isEmpty();
    }

    @Test
    void activatingLeadsToStripesFormByAFreshLinkEachTime() {
        var first = visitor.post("/account/bank/onboarding", "");
        var second = visitor.post("/account/bank/onboarding", "");

        assertThat(first.statusCode()).isEqualTo(303);
        assertThat(first.headers().firstValue("Location").orElseThrow())
                .startsWith(Embedded.simulator().baseUrl())
                .isNotEqualTo(second.headers().firstValue("Location").orElseThrow());
    }

    @Test
    void whoGoesToStripesFormStandsInTheJournalAndWhoLooksDoesNot() {
        visitor.get("/account/bank");
        visitor.get("/account/bank/return");
        assertThat(visitor.get("/account/teams/journal").body()).doesNotContain("donner des informations à Stripe");

        visitor.post("/account/bank/onboarding", "");

        assertThat(visitor.get("/account/teams/journal").body()).containsOnlyOnce("donner des informations à Stripe");
    }

    @Test
    void thePagesPolicyLetsItsFormEndAtStripeAndNowhereElse() {
        var policy = visitor.get("/account/bank")
                .headers()
                .firstValue("Content-Security-Policy")
                .orElseThrow();

        assertThat(policy).contains("form-action 'self' " + Embedded.simulator().baseUrl() + ";");
    }

    @Test
    void comingBackProvesNothingUntilStripeHasBeenReadAgain() {
        Embedded.simulator().dropWebhooks(true);
        visitor.post("/account/bank/onboarding", "");
        var before = payees.of(me).orElseThrow();

        assertThat(visitor.get("/account/bank/return").body()).contains("/account/bank/refresh");

        assertThat(payees.of(me).orElseThrow().observedAt()).isEqualTo(before.observedAt());
        assertThat(visitor.post("/account/bank/refresh", "").statusCode()).isEqualTo(303);
        assertThat(payees.of(me).orElseThrow().observedAt()).isNotEqualTo(before.observedAt());
    }

    @Test
    void whatLacksIsSaidInPlainFrench() {
        visitor.post("/account/bank/onboarding", "");
        visitor.post("/account/bank/refresh", "");

        assertThat(visitor.get("/account/bank").body())
                .contains(
                        "Attention\u202f! Vous n’avez pas fourni assez d’informations pour nous permettre de vous reverser"
                                + " les sommes payées par vos clients.")
                .contains("Informations manquantes\u00a0:")
                .contains("Site web de l’entreprise", "Pièce d’identité", "Justificatif de domicile", "IBAN")
                .containsOnlyOnce("Mettre à jour mes informations")
                .doesNotContain("primary_verification");
    }

    @Test
    void onceAllIsGivenBothStatesReadActive() {
        visitor.post("/account/bank/onboarding", "");
        var account = Objects.requireNonNull(payees.of(me).orElseThrow().gatewayId());
        Embedded.simulator().completeOnboarding(account);

        visitor.post("/account/bank/refresh", "");

        assertThat(visitor.get("/account/bank").body())
                .contains("Vos patients peuvent vous payer par carte.")
                .contains("Les sommes payées sont versées à votre banque automatiquement.")
                .contains("se terminant par")
                .doesNotContain("Attention");
    }

    @Test
    void aRefusedDocumentSaysWhyWhatIsAcceptedAndWhatStops() {
        var account = anActiveAccount();
        account.demand(DOCUMENT, soon(), "verification_document_expired");

        assertThat(page())
                .contains("Stripe n’a pas accepté ce que vous avez envoyé.")
                .contains("Le document envoyé est périmé")
                .contains("Carte nationale d’identité (recto et verso)")
                .contains("À fournir avant le " + french.day(soon()))
                .contains("vos patients ne peuvent pas vous payer par carte, et rien n’est versé à votre banque.")
                .containsOnlyOnce("Mettre à jour mes informations");
    }

    @Test
    void aDemandWithADateIsOnEveryPageFromFourteenDaysBefore() {
        var account = anActiveAccount();

        account.demand(WEBSITE, Embedded.simulator().now().plus(Duration.ofDays(20)));
        assertThat(page()).contains("Stripe demande des informations avant le", "Jusque-là rien ne change");
        assertThat(visitor.get("/monitoring").body()).doesNotContain("Stripe demande des informations");

        account.demand(WEBSITE, soon());
        page();
        assertThat(visitor.get("/monitoring").body())
                .contains("Stripe demande des informations avant le " + french.day(soon()));
    }

    @Test
    void onceADeadlineHasPassedBothStatesSayWhatStopped() {
        anActiveAccount().demand(WEBSITE, Embedded.simulator().now().minusSeconds(60));

        assertThat(page())
                .contains("Attention\u202f! Vous n’avez pas fourni assez d’informations")
                .contains("Bloquant\u00a0: à fournir maintenant")
                .contains("Vos patients ne peuvent plus vous payer par carte tant que ce qui manque n’est pas donné.")
                .contains("Rien n’est versé à votre banque pour l’instant.");
        assertThat(visitor.get("/monitoring").body()).contains("Vos patients ne peuvent plus vous payer par carte.");
    }

    @Test
    void whatIsExaminedNeedsNothingOfHim() {
        var account = anActiveAccount();
        account.demand(DOCUMENT, Embedded.simulator().now().minusSeconds(60));
        account.examine(DOCUMENT);

        assertThat(page())
                .contains("Stripe examine ce que vous avez envoyé", "Vous n’avez rien à faire", "en cours d’examen")
                .doesNotContain("Mettre à jour mes informations");
    }

    @Test
    void aRejectedAccountSaysWhomToWriteToAndOffersNoButton() {
        var account = anActiveAccount();
        account.reject("rejected.fraud");

        assertThat(page())
                .contains("Stripe a fermé ce compte, car il soupçonne une fraude.")
                .contains("https://support.stripe.com/contact")
                .contains("Vous pouvez toujours facturer et être réglé autrement.")
                .doesNotContain("/account/bank/onboarding", "Informations manquantes");
        assertThat(visitor.get("/monitoring").body()).contains("Stripe a arrêté votre compte");

        account.readmit();
        assertThat(page()).contains("Vos patients peuvent vous payer par carte.");
    }

    @Test
    void aReasonThatIsNewToUsIsQuoted() {
        anActiveAccount().reject("unsupported_moon_phase");

        assertThat(page())
                .contains("Stripe a arrêté ce compte.", "en citant la référence ci-dessous", "unsupported_moon_phase");
    }

    @Test
    void aRefusalThatIsNewToUsIsQuoted() {
        anActiveAccount().demand("identity.individual.moon_phase", soon(), "moon_phase_unlikely");

        assertThat(page())
                .contains("Une information complémentaire", "identity.individual.moon_phase")
                .contains("Ce qui a été envoyé n’a pas été accepté", "moon_phase_unlikely");
    }

    @Test
    void aSecondLookOfStripesNeedsNothingOfHim() {
        anActiveAccount().reject("under_review");

        assertThat(page())
                .contains("Stripe examine ce que vous avez envoyé")
                .doesNotContain("/account/bank/onboarding", "support.stripe.com");
    }

    @Test
    void aClosedAccountSaysSo() {
        anActiveAccount().closeAccount();

        assertThat(page())
                .contains("Ce compte est fermé chez Stripe")
                .doesNotContain("/account/bank/onboarding", "support.stripe.com");
        assertThat(visitor.get("/monitoring").body()).contains("Votre compte est fermé chez Stripe");
    }

    @Test
    void aBankThatSentATransferBackIsSaidPlainlyAndAnotherIsAskedFor() {
        var account = anActiveAccount();
        account.bankRefused();

        assertThat(page())
                .contains("Votre banque a renvoyé le dernier virement", "virement renvoyé", "Donner un autre IBAN")
                .contains("Vos patients peuvent vous payer par carte.")
                .contains("repartira dès que vous aurez donné un autre IBAN");
        assertThat(visitor.get("/monitoring").body()).contains("Votre banque a renvoyé un virement");

        account.bank("FR1420041010050500013M02606");
        assertThat(page()).contains("Les sommes payées sont versées à votre banque automatiquement.");
    }

    @Test
    void aLinkUsedTwiceLeadsToAPageThatMakesAnother() throws Exception {
        var link = aLink();
        open(link);

        assertThat(open(link))
                .isEqualTo(properties.address("/account/bank/expired").toString());
        assertThat(visitor.get("/account/bank/expired").body())
                .contains("Ce lien vers Stripe n’est plus valable", "/account/bank/onboarding");
        assertThat(open(aLink())).startsWith("/onboarding/visit/");
    }

    @Test
    void aLinkLeftForTooLongLeadsToTheSamePage() throws Exception {
        var link = aLink();
        Embedded.simulator().advance(Duration.ofMinutes(10));

        assertThat(open(link))
                .isEqualTo(properties.address("/account/bank/expired").toString());

        Embedded.simulator().advance(Duration.ofMinutes(-10));
    }

    private String aLink() {
        return location(visitor.post("/account/bank/onboarding", ""));
    }

    /** Opens a link of Stripe's; says where that leads. */
    private static String open(String link) throws IOException, InterruptedException {
        try (var browser = HttpClient.newHttpClient()) {
            return location(
                    browser.send(HttpRequest.newBuilder(URI.create(link)).build(), BodyHandlers.ofString()));
        }
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static Instant soon() {
        return Embedded.simulator().now().plus(Duration.ofDays(10)).truncatedTo(ChronoUnit.DAYS);
    }

    private AccountControls anActiveAccount() {
        visitor.post("/account/bank/onboarding", "");
        var account = Objects.requireNonNull(payees.of(me).orElseThrow().gatewayId());
        Embedded.simulator().completeOnboarding(account);
        visitor.post("/account/bank/refresh", "");
        return Embedded.simulator().account(account);
    }

    /** The page once Stripe has been read again. */
    private String page() {
        visitor.post("/account/bank/refresh", "");
        return visitor.get("/account/bank").body();
    }

    @Test
    void readingAgainAnAccountNobodyOpenedIsNotFound() {
        assertThat(visitor.post("/account/bank/refresh", "").statusCode()).isEqualTo(404);
    }
}
