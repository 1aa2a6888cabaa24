package fr.honoraire.billing.refund;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import fr.honoraire.billing.Cause;
import fr.honoraire.billing.Payment;
import fr.honoraire.practitioner.OtherMeans;
import fr.honoraire.shared.Money;
import fr.honoraire.support.Authenticator;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Practice;
import fr.honoraire.support.Visitor;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** Giving money back, page by page, over real HTTP and without JavaScript. */
@IntegrationTest
class RefundPagesTest {

    @Autowired
    private Given given;

    @Autowired
    private RefundService refunds;

    @Value("${honoraire.base-url}")
    private String base;

    private Practice practice;
    private Payment payment;
    private Visitor doctor;

    @BeforeEach
    void aPaidNote() {
        practice = given.aPractice();
        payment = given.paid(given.anUnpaidNote(practice));
        doctor = signedIn(practice);
    }

    @AfterEach
    void calm() {
        given.stripe().faults().clear();
        given.today();
    }

    @Test
    void whatExactlyWillHappenIsSaidBeforeItDoes() {
        assertThat(doctor.get(page()).body()).contains("25,00\u00a0€", "Jeanne Durand", "value=\"25\"");

        var confirm = doctor.post(page() + "/check", form("10,50", "PATIENT_REQUEST", "Trop perçu"));

        assertThat(confirm.statusCode()).isEqualTo(200);
        assertThat(confirm.body())
                .contains("10,50\u00a0€ seront rendus à Jeanne Durand", "Rembourser 10,50\u00a0€")
                .doesNotContain("type=\"password\"", "??");
        assertThat(refunds.ofPayment(payment.id())).isEmpty();

        var done = doctor.post(page(), form("10,50", "PATIENT_REQUEST", "Trop perçu"));

        assertThat(Visitor.location(done)).isEqualTo(page());
        assertThat(doctor.get(page()).body())
                .contains("10,50\u00a0€ sont rendus au patient.", "Avoir n° A2026-0001", "Trop perçu", "rendu")
                .doesNotContain("??");
    }

    @Test
    void whatIsWrongIsSaidBesideItsFieldAndTheRestIsKept() {
        var refused = doctor.post(page() + "/check", form("25,01", "", "Trop perçu"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains(
                        "C’est plus que ce qui peut encore être remboursé.",
                        "Choisissez un motif.",
                        "value=\"25,01\"",
                        "value=\"Trop perçu\"");
        for (var typed : List.of("-1", "0,001", "1e9", "NaN", "")) {
            assertThat(doctor.post(page() + "/check", form(typed, "OTHER", "")).body())
                    .contains("Écrivez un montant en euros");
        }
        assertThat(doctor.post(page() + "/check", form("0", "OTHER", "")).body())
                .contains("supérieur à zéro");
        assertThat(doctor.post(page(), form("5", "AT_STRIPE", "")).statusCode()).isEqualTo(422);
        assertThat(doctor.post(page(), form("5", "OTHER", "x".repeat(201))).statusCode())
                .isEqualTo(422);
        assertThat(refunds.ofPayment(payment.id())).isEmpty();
    }

    @Test
    void aboveTheDaysLimitHeHasToProveHimselfAgainHoweverManyTheRefunds() {
        doctor.post("/account/settings", "announced=25&ceiling=500&refundLimit=15");
        doctor.post(page(), form("10", "OTHER", ""));
        given.later(Duration.ofMinutes(11));

        var without = doctor.post(page(), form("10", "OTHER", "un geste"));
        var wrong = doctor.post(page(), form("10", "OTHER", "") + "&fresh-code=000000");
        assertThat(without.statusCode()).isEqualTo(422);
        assertThat(without.body()).contains("Est-ce toujours vous", "value=\"un geste\"");
        assertThat(wrong.body()).contains("Ce code n’est pas le bon").doesNotContain("000000");
        assertThat(refunds.ofPayment(payment.id())).hasSize(1);

        doctor.post(page(), form("10", "OTHER", "") + "&fresh-code=" + codeOf(practice));

        assertThat(refunds.ofPayment(payment.id())).hasSize(2);
    }

    @Test
    void theLimitIsNotLiftedWithoutAFreshProof() {
        given.later(Duration.ofMinutes(11));

        var lifted = doctor.post("/account/settings", "announced=25&ceiling=500&refundLimit=9000");
        doctor.post("/account/settings", "announced=25&ceiling=500&refundLimit=15");

        assertThat(lifted.body()).contains("Est-ce toujours vous", "value=\"9000\"");
        assertThat(doctor.get("/account/settings").body()).contains("value=\"15\"");
    }

    @Test
    void whatCameBackIsOwedAndCanBeGivenAgainOrOtherwise() {
        for (var again : List.of(true, false)) {
            payment = given.paid(given.anUnpaidNote(practice));
            doctor.post(page(), form("10", "OTHER", ""));
            var refund = refunds.ofPayment(payment.id()).getFirst();
            given.stripe().failRefund(payment.payee(), Objects.requireNonNull(refund.gatewayId()));
            refunds.refresh(payment.id(), Cause.SWEEPER);
            assertThat(doctor.get(page()).body())
                    .contains("revenu", "le patient les attend toujours", "La carte a été perdue ou volée.");

            if (again) {
                doctor.post("/refunds/" + refund.id() + "/repeat", "requestId=" + UuidCreator.getTimeOrderedEpoch());
                assertThat(doctor.get(page()).body()).contains("revenu, puis rendu de nouveau");
            } else {
                assertThat(doctor.get("/refunds/" + refund.id() + "/otherwise").body())
                        .contains("virement", "Jeanne Durand");
                doctor.post("/refunds/" + refund.id() + "/otherwise", "means=" + OtherMeans.VIREMENT);
                assertThat(doctor.get(page()).body()).contains("rendu autrement (virement)");
            }
            assertThat(doctor.get(page()).body()).doesNotContain("le patient les attend toujours", "??");
        }
    }

    @Test
    void anotherPractitionersRefundsAreUnknown() {
        doctor.post(page(), form("10", "OTHER", ""));
        var refund = refunds.ofPayment(payment.id()).getFirst().id();
        var stranger = signedIn(given.aPractice());
        var otherwise = "/refunds/" + refund + "/otherwise";

        assertThat(stranger.get(page()).statusCode()).isEqualTo(404);
        assertThat(stranger.post(page(), form("5", "OTHER", "")).statusCode()).isEqualTo(404);
        assertThat(stranger.get(otherwise).statusCode()).isEqualTo(404);
        assertThat(stranger.post(otherwise, "means=VIREMENT").statusCode()).isEqualTo(404);
        assertThat(stranger.post("/refunds/" + refund + "/repeat", "requestId=" + UUID.randomUUID())
                        .statusCode())
                .isEqualTo(404);
        assertThat(refunds.ofPayment(payment.id())).hasSize(1);
    }

    @Test
    void whatStripeRefusesIsSaid() {
        given.untilHandled();
        given.stripe().dropWebhooks(true);
        given.stripe().refund(payment.payee(), Objects.requireNonNull(payment.gatewayId()), 20_00);

        doctor.post(page(), form("10", "OTHER", ""));
        given.stripe().dropWebhooks(false);

        assertThat(doctor.get(page()).body())
                .contains("refusé par Stripe", "fait depuis le tableau de bord Stripe", "Au plus 5,00");
        assertThat(refunds.left(payment)).isEqualTo(Money.ofCents(5_00));
    }

    private String page() {
        return "/payments/" + payment.id() + "/refunds";
    }

    private static String form(String amount, String reason, String detail) {
        return "requestId=" + UuidCreator.getTimeOrderedEpoch() + "&amount=" + Visitor.typed(amount) + "&reason="
                + reason + "&detail=" + Visitor.typed(detail);
    }

    private Visitor signedIn(Practice someone) {
        return new Visitor(URI.create(base)).signIn(someone);
    }

    private static String codeOf(Practice someone) {
        return Authenticator.of(someone.email()).next();
    }
}
