package fr.honoraire.monitoring;

import fr.honoraire.shared.NotFound;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Reads transfers to the bank, what they are made of, and what is yet to leave. */
@Repository
@Transactional(readOnly = true)
class PayoutTable {

    static final int PAGE_SIZE = 50;

    private static final String PAYOUTS = """
            select o.id, o.amount_cents, o.status, o.gateway_created_at, o.arrival_on, o.failure_code, o.bank_reference,
                   o.lines_read_at is not null as lines_known,
                   (select count(distinct line.payment_id)
                      from payout_line line
                     where line.payout_id = o.id and line.kind = 'PAYMENT') as notes
              from payout o
             where o.practitioner_id = :practitioner
            """;

    private final JdbcClient database;

    PayoutTable(JdbcClient database) {
        this.database = database;
    }

    /** Transfers, the newest first: from the newest, or those that follow the cursor; one more than a page. */
    List<PayoutRow> after(UUID practitionerId, @Nullable Cursor cursor) {
        var query = database.sql(PAYOUTS
                        + (cursor == null ? "" : " and (o.gateway_created_at, o.id) < (:createdAt, :id)")
                        + " order by o.gateway_created_at desc, o.id desc limit " + (PAGE_SIZE + 1))
                .param("practitioner", practitionerId);
        if (cursor != null) {
            query = query.param("createdAt", Columns.parameter(cursor.actAt())).param("id", cursor.consultationId());
        }
        return query.query(PayoutRow::read).list();
    }

    /** @throws NotFound if it is unknown, or another practitioner's */
    PayoutDetail get(UUID practitionerId, UUID id) {
        var payout = database.sql(PAYOUTS + " and o.id = :id")
                .param("practitioner", practitionerId)
                .param("id", id)
                .query(PayoutRow::read)
                .optional()
                .orElseThrow(NotFound::new);
        return new PayoutDetail(payout, lines(practitionerId, id));
    }

    private List<PayoutLineRow> lines(UUID practitionerId, UUID id) {
        return database.sql("""
                select line.kind, line.happened_at, y.consultation_id, y.note_id, n.number, p.name as patient,
                       line.gross_cents, line.fee_cents, line.net_cents
                  from payout_line line
                  left join payment y on y.id = line.payment_id
                  left join note n on n.id = y.note_id
                  left join participant p on p.id = y.participant_id
                 where line.payout_id = :id and line.practitioner_id = :practitioner
                 order by line.happened_at, line.id
                """)
                .param("practitioner", practitionerId)
                .param("id", id)
                .query(PayoutLineRow::read)
                .list();
    }

    /** Notes that were paid and are in no transfer, or in one that failed; what leaves first comes first. */
    List<ComingMoney> coming(UUID practitionerId) {
        return database.sql("""
                select y.consultation_id, y.note_id, n.number, p.name as patient, y.paid_at, y.amount_cents, y.net_cents,
                       y.available_on
                  from payment y
                  join note n on n.id = y.note_id
                  join participant p on p.id = y.participant_id
                 where y.practitioner_id = :practitioner and y.status = 'PAID'
                   and not exists (
                       select from payout_line line
                         join payout first on first.id = line.payout_id
                         join payout on payout.id = coalesce(first.returned_into_id, first.id)
                        where line.payment_id = y.id and payout.status not in ('FAILED', 'CANCELED'))
                 order by y.available_on nulls last, y.paid_at, y.id
                """)
                .param("practitioner", practitionerId)
                .query(ComingMoney::read)
                .list();
    }
}
