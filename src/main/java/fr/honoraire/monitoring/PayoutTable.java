package fr.honoraire.monitoring;

import fr.honoraire.shared.NotFound;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Reads transfers to the bank, and what they are made of. */
@Repository
@Transactional(readOnly = true)
class PayoutTable {

    static final int PAGE_SIZE = 50;

    private static final String PAYOUTS = """
            select o.id, o.gateway_id, o.amount_cents, o.status, o.gateway_created_at, o.arrival_on, o.failure_code, o.bank_reference,
                   o.lines_read_at is not null as lines_known,
                   (select count(distinct line.payment_id)
                      from payout_line line
                     where line.kind = 'PAYMENT'
                       and (line.payout_id = o.id
                            or line.payout_id in (select id from payout where returned_into_id = o.id))) as notes,
                   o.returned_into_id, again.gateway_created_at as returned_at
              from payout o
              left join payout again on again.id = o.returned_into_id
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
                       credit.id as credit_id, credit.number as credit,
                       line.gross_cents, line.fee_cents, line.platform_fee_cents, line.net_cents,
                       failed.id as failed_payout_id, failed.gateway_created_at as failed_at
                  from payout_line line
                  left join payment y on y.id = line.payment_id
                  left join note n on n.id = y.note_id
                  left join participant p on p.id = y.participant_id
                  left join note credit on credit.refund_id = line.refund_id
                  left join payout failed on line.kind = 'PAYOUT_FAILURE' and failed.gateway_id = line.source_id
                       and failed.practitioner_id = line.practitioner_id
                 where line.payout_id = :id and line.practitioner_id = :practitioner
                 order by line.happened_at, line.id
                """)
                .param("practitioner", practitionerId)
                .param("id", id)
                .query(PayoutLineRow::read)
                .list();
    }
}
