package fr.honoraire.monitoring.dossier;

import fr.honoraire.billing.NoteService;
import fr.honoraire.billing.PaymentService;
import fr.honoraire.billing.dispute.DisputeService;
import fr.honoraire.billing.refund.RefundService;
import fr.honoraire.consultation.ConsultationService;
import fr.honoraire.monitoring.dossier.Dossier.SentEmail;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what we hold about a contested payment. */
@Component
@Transactional(readOnly = true)
class Dossiers {

    private final DisputeService disputes;
    private final PaymentService payments;
    private final NoteService notes;
    private final RefundService refunds;
    private final ConsultationService consultations;
    private final JdbcClient database;
    private final InstantSource clock;

    Dossiers(
            DisputeService disputes,
            PaymentService payments,
            NoteService notes,
            RefundService refunds,
            ConsultationService consultations,
            JdbcClient database,
            InstantSource clock) {
        this.disputes = disputes;
        this.payments = payments;
        this.notes = notes;
        this.refunds = refunds;
        this.consultations = consultations;
        this.database = database;
        this.clock = clock;
    }

    /** @throws fr.honoraire.shared.NotFound if the dispute is unknown, or another practitioner's */
    Dossier of(UUID disputeId, UUID practitionerId) {
        var dispute = disputes.get(disputeId, practitionerId);
        var payment = payments.get(dispute.paymentId(), practitionerId);
        var note = notes.get(payment.noteId(), practitionerId);
        return new Dossier(
                dispute,
                payment,
                note,
                notes.creditNotesOf(note),
                refunds.ofPayment(payment.id()),
                consultations.get(payment.consultationId(), practitionerId),
                consultations.participant(payment.participantId()),
                emails(payment.participantId(), practitionerId),
                clock.instant());
    }

    /** Those to the patient alone; their text was never kept. */
    private List<SentEmail> emails(UUID participantId, UUID practitionerId) {
        return database.sql("""
                        select kind, status, coalesce(sent_at, created_at) as at
                          from email_message
                         where participant_id = :participant and practitioner_id = :practitioner
                         order by created_at, id""")
                .param("participant", participantId)
                .param("practitioner", practitionerId)
                .query((row, number) -> email(row))
                .list();
    }

    private static SentEmail email(ResultSet row) throws SQLException {
        return new SentEmail(
                row.getString("kind"),
                row.getString("status"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
