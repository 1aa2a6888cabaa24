package fr.honoraire.billing.refund;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import fr.honoraire.billing.Cause;
import fr.honoraire.billing.NoteService;
import fr.honoraire.billing.PayLinks;
import fr.honoraire.billing.Payment;
import fr.honoraire.billing.PaymentService;
import fr.honoraire.billing.dispute.DisputeService;
import fr.honoraire.practitioner.OtherMeans;
import fr.honoraire.shared.Money;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Practice;
import fr.honoraire.support.Visitor;
import java.net.URI;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** What a patient reads of money that came back to him. */
@IntegrationTest
class GivenBackPagesTest {

    @Autowired
    private Given given;

    @Autowired
    private RefundService refunds;

    @Autowired
    private DisputeService disputes;

    @Autowired
    private PaymentService payments;

    @Autowired
    private NoteService notes;

    @Autowired
    private PayLinks links;

    @Value("${honoraire.base-url}")
    private URI site;

    private Visitor patient;
    private Practice practice;
    private Payment payment;

    @BeforeEach
    void aPaidNote() {
        patient = new Visitor(site);
        given.stripe().dropWebhooks(true);
        practice = given.aPractice();
        payment = given.paid(given.anUnpaidNote(practice));
    }

    @AfterEach
    void calm() {
        given.stripe().dropWebhooks(false);
    }

    @Test
    void hisPageTellsEachRefundAndItsCreditNote() {
        give(10_00);
        give(5_00);

        assertThat(page(""))
                .contains(
                        "Déjà réglé.", "Remboursé de 10,00\u00a0€ le ", "Remboursé de 5,00\u00a0€ le ", "5 à 10 jours")
                .contains("Avoir n° A2026-0001", "Avoir n° A2026-0002")
                .doesNotContain("ne demande plus", "??", "MOTIF");
        assertThat(page("/state")).contains("Remboursé de 10,00\u00a0€ le ");
    }

    @Test
    void theNoteSaysWhatWasGivenBackAndWhatWasKept() {
        give(10_00);
        give(5_00);

        assertThat(page("/note"))
                .contains("Acquittée le", "Avoir n° A2026-0001", "-10,00\u00a0€", "Avoir n° A2026-0002", "-5,00\u00a0€")
                .containsSubsequence("Montant conservé", "10,00\u00a0€")
                .doesNotContain("??", "Annulée par");
    }

    @Test
    void aCreditNoteOpensByHisLinkAndAnothersDoesNot() {
        give(10_00);
        var own = creditNoteOf(payment);
        var foreign = given.paid(given.anUnpaidNote(practice));
        refunds.refund(order(foreign, 5_00), Cause.practitioner(practice.who()));

        assertThat(page("/note")).contains("/credit-notes/" + own);
        assertThat(page("/credit-notes/" + own))
                .contains(
                        "Avoir",
                        "A2026-0001",
                        "Annule en partie la note n°",
                        "25,00\u00a0€",
                        "-10,00\u00a0€",
                        "Total de l’avoir")
                .doesNotContain("??");
        assertThat(status("/credit-notes/" + creditNoteOf(foreign))).isEqualTo(404);
        assertThat(status("/credit-notes/" + payment.noteId())).isEqualTo(404);
        assertThat(status("/credit-notes/nonsense")).isEqualTo(404);
    }

    @Test
    void whatDidNotArriveIsStillOwedUntilItWasGivenOtherwise() {
        var refund = give(10_00);
        given.stripe().failRefund(payment.payee(), Objects.requireNonNull(refund.gatewayId()));
        refunds.refresh(payment.id(), Cause.SWEEPER);
        assertThat(page(""))
                .contains("n’est pas arrivé sur votre carte", "vous le doit toujours")
                .doesNotContain("??");

        refunds.givenOtherwise(refund.id(), practice.id(), OtherMeans.VIREMENT, Cause.practitioner(practice.who()));
        assertThat(page("")).contains("vous ont été rendus le", "(virement)").doesNotContain("n’est pas arrivé");
    }

    @Test
    void whatWasGivenOnceMoreStandsThereOnce() {
        var refund = give(10_00);
        given.stripe().failRefund(payment.payee(), Objects.requireNonNull(refund.gatewayId()));
        refunds.refresh(payment.id(), Cause.SWEEPER);
        refunds.repeat(
                refund.id(),
                practice.id(),
                UuidCreator.getTimeOrderedEpoch(),
                practice.who().accountId(),
                Cause.practitioner(practice.who()));

        assertThat(page("")).containsOnlyOnce("10,00\u00a0€ le ").doesNotContain("n’est pas arrivé");
    }

    @Test
    void whoContestsReadsThatHisBankDecides() {
        var dispute = given.stripe().openDispute(payment.payee(), Objects.requireNonNull(payment.chargeId()));
        look();
        assertThat(page("")).contains("Déjà réglé.", "Elle n’a pas encore décidé");

        given.stripe().closeDispute(payment.payee(), dispute, false);
        look();
        assertThat(page("")).contains("qui vous l’a rendu").doesNotContain("ne demande plus", "??");
    }

    private void look() {
        disputes.refresh(payment.id(), Cause.SWEEPER);
    }

    private Refund give(long cents) {
        return refunds.refund(order(payment, cents), Cause.practitioner(practice.who()));
    }

    private RefundOrder order(Payment of, long cents) {
        return new RefundOrder(
                UuidCreator.getTimeOrderedEpoch(),
                of.id(),
                practice.id(),
                Money.ofCents(cents),
                RefundReason.OTHER,
                "MOTIF",
                practice.who().accountId());
    }

    private UUID creditNoteOf(Payment of) {
        return notes.creditNotesOf(notes.get(of.noteId())).getFirst().id();
    }

    private String page(String under) {
        return patient.get(links.of(payments.get(payment.id())).getPath() + under)
                .body();
    }

    private int status(String under) {
        return patient.get(links.of(payment).getPath() + under).statusCode();
    }
}
