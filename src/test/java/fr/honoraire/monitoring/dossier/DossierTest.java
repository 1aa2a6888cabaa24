package fr.honoraire.monitoring.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import com.github.f4b6a3.uuid.UuidCreator;
import fr.honoraire.billing.Cause;
import fr.honoraire.billing.NoteService;
import fr.honoraire.billing.Payment;
import fr.honoraire.billing.PaymentService;
import fr.honoraire.billing.dispute.Dispute;
import fr.honoraire.billing.dispute.DisputeService;
import fr.honoraire.billing.refund.RefundOrder;
import fr.honoraire.billing.refund.RefundReason;
import fr.honoraire.billing.refund.RefundService;
import fr.honoraire.consultation.ConsultationService;
import fr.honoraire.shared.French;
import fr.honoraire.shared.Money;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Practice;
import fr.honoraire.support.Signed;
import fr.honoraire.support.Superuser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The file a practitioner sends to the bank: every fact we hold, and nothing else. */
@IntegrationTest
class DossierTest {

    private static final String CANARY = "Kanarienvogel";

    @Autowired
    private Given given;

    @Autowired
    private DisputeService disputes;

    @Autowired
    private RefundService refunds;

    @Autowired
    private PaymentService payments;

    @Autowired
    private NoteService notes;

    @Autowired
    private ConsultationService consultations;

    @Autowired
    private French french;

    @Autowired
    private JdbcClient database;

    @Autowired
    private WebApplicationContext context;

    private MockMvcTester browser;
    private Practice practice;
    private Payment payment;

    @BeforeEach
    void aPaidNote() {
        browser = MockMvcTester.create(MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build());
        given.stripe().dropWebhooks(true);
        practice = given.aPractice();
        payment = given.paid(given.anUnpaidNote(practice));
    }

    @AfterEach
    void calm() {
        given.stripe().dropWebhooks(false);
    }

    @Test
    void itHoldsEveryFactThatProvesTheAct() throws IOException {
        untilNoneWaits();
        giveBack(10_00);
        untilNoneWaits();
        var dispute = open();
        var note = notes.get(payment.noteId());
        var consultation = consultations.get(payment.consultationId());
        var patient = consultations.participant(payment.participantId());

        var text = textOf(dispute);

        assertThat(text)
                .contains(note.number(), note.label(), "25,00 €", "Jeanne Durand", "Dr Camille Martin")
                .contains(moment(patient.feeAcceptedAt()), moment(patient.waitingSince()))
                .contains(moment(patient.admittedAt()), moment(patient.leftAt()))
                .contains(moment(consultation.startedAt()), moment(consultation.endedAt()))
                .contains(plain(french.longMoment(consultation.plannedAt())), "20 min")
                .contains(plain(french.duration(Objects.requireNonNull(consultation.length()))))
                .contains(moment(payment.paidAt()), "visa 4242", Objects.requireNonNull(payment.gatewayId()))
                .contains("Remboursement de 10,00 €, effectué", "Avoir n° A2026-0001 de 10,00 €")
                .contains("Invitation avec les honoraires annoncés", "Demande de paiement de la note")
                .contains("Reçu du paiement", "Avis de remboursement", "remis au serveur de messagerie")
                .contains(dispute.gatewayId(), "fraudulent", "la prestation facturée a été rendue")
                .contains("Summary in English", "accepted it on", "was admitted to the call on", "EUR 10.00")
                .contains("The merchant states that the service was rendered.")
                .doesNotContain("??");
    }

    @Test
    void nothingTypedFreelyIsInIt() throws IOException {
        giveBack(10_00);
        var dispute = open();
        database.sql("update consultation set unbilled_reason = ? where id = ?")
                .params(CANARY + "1", payment.consultationId())
                .update();
        database.sql("update participant set phone = ? where id = ?")
                .params(CANARY + "2", payment.participantId())
                .update();
        database.sql("update practitioner set speciality = ?, register = ?, phone = ? where id = ?")
                .params(CANARY + "3", CANARY + "4", CANARY + "5", practice.id())
                .update();
        database.sql("update email_message set failure = ? where practitioner_id = ?")
                .params(CANARY + "6", practice.id())
                .update();

        assertThat(textOf(dispute)).contains("Jeanne Durand").doesNotContain(CANARY);
    }

    @Test
    void whatWeDoNotHoldIsSaidToBeMissing() throws IOException {
        var dispute = open();
        database.sql("update participant set fee_accepted_at = null, admitted_at = null, left_at = null where id = ?")
                .param(payment.participantId())
                .update();

        assertThat(textOf(dispute))
                .contains("non relevé : nous ne détenons pas cette information")
                .contains("We hold no record of the customer accepting it.")
                .contains("We hold no record of the customer being admitted to the call.")
                .contains("Rien n’a été remboursé")
                .contains("le praticien doit l’établir autrement")
                .doesNotContain("The merchant states", "Le praticien affirme", "??");
    }

    @Test
    void aNameThatLooksLikeAPageLoadsNothing() throws IOException {
        Superuser.does(
                "update note set patient_name = '<img src=\"file:///etc/hostname\"/> & <b>Zoé</b>' where id = '%s'"
                        .formatted(payment.noteId()));

        assertThat(textOf(open())).contains("<img src=\"file:///etc/hostname\"/> & <b>Zoé</b>");
    }

    @Test
    void itsNameIsThatOfTheNoteAndNoCacheKeepsIt() {
        var note = notes.get(payment.noteId());

        assertThat(get(open()))
                .hasStatusOk()
                .hasContentType("application/pdf")
                .hasHeader("Content-Disposition", "attachment; filename=\"dossier-litige-" + note.number() + ".pdf\"")
                .hasHeader("Cache-Control", "no-store");
    }

    @Test
    void anothersIsUnknown() {
        var dispute = open();
        practice = given.aPractice();

        assertThat(get(dispute)).hasStatus(404);
    }

    private Dispute open() {
        given.stripe().openDispute(payment.payee(), Objects.requireNonNull(payment.chargeId()));
        disputes.refresh(payment.id(), Cause.SWEEPER);
        payment = payments.get(payment.id());
        return disputes.ofPayment(payment.id()).getFirst();
    }

    private void giveBack(long cents) {
        refunds.refund(
                new RefundOrder(
                        UuidCreator.getTimeOrderedEpoch(),
                        payment.id(),
                        practice.id(),
                        Money.ofCents(cents),
                        RefundReason.OTHER,
                        CANARY + "0",
                        practice.who().accountId()),
                Cause.practitioner(practice.who()));
    }

    private void untilNoneWaits() {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> waiting() == 0);
    }

    private long waiting() {
        return database.sql("select count(*) from email_message where participant_id = ? and status = 'WAITING'")
                .param(payment.participantId())
                .query(Long.class)
                .single();
    }

    private String moment(@Nullable Instant at) {
        var time = Objects.requireNonNull(at).atZone(French.PARIS).toLocalTime();
        return french.longDay(at) + " à %02d:%02d:%02d".formatted(time.getHour(), time.getMinute(), time.getSecond());
    }

    /** Its text in one line, with plain spaces: where a line breaks is the layout's business. */
    private String textOf(Dispute dispute) throws IOException {
        var file = get(dispute).getResponse().getContentAsByteArray();
        Files.createDirectories(Path.of("target/pages"));
        Files.write(Path.of("target/pages/dossier.pdf"), file);
        try (var document = Loader.loadPDF(file)) {
            return plain(new PDFTextStripper().getText(document));
        }
    }

    private static String plain(String text) {
        return text.replaceAll("[\\s\\u00a0\\u202f]+", " ");
    }

    private MvcTestResult get(Dispute dispute) {
        return browser.get()
                .uri("/disputes/" + dispute.id() + "/dossier")
                .with(Signed.in(practice.who()))
                .exchange();
    }
}
