package fr.honoraire.practitioner.bank;

import static org.assertj.core.api.Assertions.assertThat;

import fr.honoraire.practitioner.AccountService;
import fr.honoraire.practitioner.PayeeService;
import fr.honoraire.shared.HonoraireProperties;
import fr.honoraire.support.Embedded;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Visitor;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** "Données bancaires" over real HTTP, with the simulator in Stripe's place. */
@IntegrationTest
class BankPagesTest {

    private static final String PASSWORD = "quatre chevaux bleus dansent";

    @Autowired
    HonoraireProperties properties;

    @Autowired
    AccountService accounts;

    @Autowired
    PayeeService payees;

    private Visitor visitor;
    private UUID me;

    @BeforeEach
    void aNewPractitioner() {
        var email = "b" + UUID.randomUUID() + "@example.org";
        visitor = new Visitor(properties.baseUrl());
        visitor.post(
                "/signup",
                "civility=DOCTEUR&firstName=Camille&lastName=Martin&profession=MEDECIN&email=" + email + "&password="
                        + PASSWORD.replace(' ', '+'));
        me = accounts.identify(email, PASSWORD).orElseThrow().practitionerId();
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
    void thePagesPolicyLetsItsFormEndAtStripeAndNowhereElse() {
        var policy = visitor.get("/account/bank")
                .headers()
                .firstValue("Content-Security-Policy")
                .orElseThrow();

        assertThat(policy).contains("form-action 'self' " + Embedded.simulator().baseUrl() + ";");
    }

    @Test
    void comingBackProvesNothingUntilStripeHasBeenReadAgain() {
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
    void readingAgainAnAccountNobodyOpenedIsNotFound() {
        assertThat(visitor.post("/account/bank/refresh", "").statusCode()).isEqualTo(404);
    }
}
