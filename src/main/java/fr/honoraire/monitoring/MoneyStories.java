package fr.honoraire.monitoring;

import fr.honoraire.billing.PaymentView;
import fr.honoraire.shared.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Reads all that happened to the notes of one consultation. */
@Repository
@Transactional(readOnly = true)
class MoneyStories {

    /** Steps of one moment stand in the order in which they follow from each other. */
    private static final String STEPS = """
            with money as (
                select y.*, n.number, n.issued_at, p.name as patient, p.position, %s as view
                  from payment y
                  join note n on n.id = y.note_id
                  join participant p on p.id = y.participant_id
                 where y.consultation_id = :consultation and y.practitioner_id = :practitioner),
            step (payment_id, rank, kind, at, is_day, detail) as (
                select id, 0, 'BILLED', issued_at, false, null from money
                union all
                select r.payment_id, 1, 'ASKED', r.requested_at, false, coalesce(m.status, 'WAITING')
                  from payment_request r
                  join money on money.id = r.payment_id
                  left join email_message m on m.payment_request_id = r.id
                union all
                select id, 2, 'SEEN', seen_at, false, null from money where seen_at is not null
                union all
                select id, 3, 'PAID', paid_at, false, card from money where paid_at is not null
                union all
                select id, 3, status, closed_at, false, other_means from money where closed_at is not null
                union all
                select id, 4, 'AVAILABLE', available_on, true, null from money where available_on is not null
                union all
                select money.id, 5, 'PAYOUT_' || payout.status,
                       greatest(payout.arrival_on::timestamp at time zone 'Europe/Paris', money.available_on), true,
                       payout.bank_reference
                  from payout_line line
                  join money on money.id = line.payment_id
                  join payout first on first.id = line.payout_id
                  join payout on payout.id in (first.id, first.returned_into_id)
                 where line.kind = 'PAYMENT')
            select money.note_id, money.number, money.patient, money.amount_cents, money.view, step.*
              from step
              join money on money.id = step.payment_id
             order by money.position, money.issued_at, money.id, step.at, step.rank
            """.formatted(MonitoringTable.VIEW);

    private final JdbcClient database;

    MoneyStories(JdbcClient database) {
        this.database = database;
    }

    /** @throws NotFound if the consultation is unknown, or another practitioner's */
    List<MoneyStory> of(UUID practitionerId, UUID consultationId) {
        if (!exists(practitionerId, consultationId)) {
            throw new NotFound();
        }
        var stories = new LinkedHashMap<UUID, MoneyStory>();
        database.sql(STEPS)
                .param("practitioner", practitionerId)
                .param("consultation", consultationId)
                .query(row -> {
                    var note = Columns.id(row, "note_id");
                    if (!stories.containsKey(note)) {
                        stories.put(note, story(row));
                    }
                    stories.get(note).steps().add(step(row));
                });
        return List.copyOf(stories.values());
    }

    private boolean exists(UUID practitionerId, UUID consultationId) {
        return database.sql(
                        "select exists (select from consultation where id = :id and practitioner_id = :practitioner)")
                .param("id", consultationId)
                .param("practitioner", practitionerId)
                .query(Boolean.class)
                .single();
    }

    private static MoneyStory story(ResultSet row) throws SQLException {
        return new MoneyStory(
                Columns.id(row, "payment_id"),
                Columns.id(row, "note_id"),
                row.getString("number"),
                row.getString("patient"),
                Columns.money(row, "amount_cents"),
                PaymentView.valueOf(row.getString("view")),
                new ArrayList<>());
    }

    private static MoneyStep step(ResultSet row) throws SQLException {
        return new MoneyStep(
                row.getString("kind"), Columns.instant(row, "at"), row.getBoolean("is_day"), row.getString("detail"));
    }
}
