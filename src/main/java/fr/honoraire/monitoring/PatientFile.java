package fr.honoraire.monitoring;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * All that is kept of a patient, in French words, as it is given to him (articles 15 and 20 of the RGPD). Instants are in
 * UTC, amounts in cents: a program is to read it as well.
 */
@Repository
@Transactional(readOnly = true)
class PatientFile {

    private final JdbcClient database;

    PatientFile(JdbcClient database) {
        this.database = database;
    }

    /** @param participantIds every consultation of this person, all of one practitioner */
    Map<String, List<Map<String, @Nullable Object>>> of(List<UUID> participantIds) {
        return Map.of(
                "téléconsultations", consultations(participantIds),
                "notes", notes(participantIds),
                "remboursements", refunds(participantIds),
                "courriels", emails(participantIds));
    }

    private List<Map<String, @Nullable Object>> consultations(List<UUID> participantIds) {
        return rows(participantIds, """
                select p.name as "nom", p.email as "adresse e-mail", p.phone as "téléphone", c.status as "état",
                    c.planned_at as "prévue le", c.planned_minutes as "durée prévue en minutes",
                    c.announced_fee_cents as "honoraires annoncés en centimes", p.fee_accepted_at as "honoraires acceptés le",
                    p.waiting_since as "arrivée en salle d’attente", p.admitted_at as "entrée", p.left_at as "sortie",
                    c.started_at as "début", c.ended_at as "fin", c.unbilled_reason as "raison de l’absence de note"
                from participant p join consultation c on c.id = p.consultation_id
                where p.id in (:participants) order by c.planned_at, p.id""");
    }

    private List<Map<String, @Nullable Object>> notes(List<UUID> participantIds) {
        return rows(participantIds, """
                select n.number as "numéro", n.series as "série", n.issued_at as "émise le", n.label as "acte",
                    n.patient_name as "nom", n.amount_cents as "montant en centimes", y.status as "paiement",
                    y.paid_at as "payée le", y.card as "carte"
                from note n left join payment y on y.note_id = n.id
                where n.participant_id in (:participants) order by n.issued_at, n.id""");
    }

    private List<Map<String, @Nullable Object>> refunds(List<UUID> participantIds) {
        return rows(participantIds, """
                select r.amount_cents as "montant en centimes", r.status as "état", r.requested_at as "demandé le"
                from refund r join payment y on y.id = r.payment_id
                where y.participant_id in (:participants) order by r.requested_at, r.id""");
    }

    private List<Map<String, @Nullable Object>> emails(List<UUID> participantIds) {
        return rows(participantIds, """
                select kind as "objet", recipient as "adresse", status as "état", created_at as "écrit le",
                    sent_at as "envoyé le"
                from email_message where participant_id in (:participants) order by created_at, id""");
    }

    private List<Map<String, @Nullable Object>> rows(List<UUID> participantIds, String sql) {
        return database.sql(sql).param("participants", participantIds).query().listOfRows();
    }
}
