package fr.honoraire.monitoring;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Reads what is yet to leave for the bank: of each note, refund and dispute, what no transfer that holds has in it. */
@Repository
@Transactional(readOnly = true)
class ComingTable {

    /** A refund that came back once a transfer had taken it off is to come again: hence the differences. */
    private static final String COMING = """
            with held as not materialized (
                select line.payment_id, line.refund_id, line.dispute_id, line.kind, line.net_cents
                  from payout_line line
                  join payout first on first.id = line.payout_id
                  join payout on payout.id = coalesce(first.returned_into_id, first.id)
                 where line.practitioner_id = :practitioner and payout.status not in ('FAILED', 'CANCELED')),
            coming (kind, payment_id, happened_at, gross_cents, net_cents, available_on) as (
                select 'PAYMENT', y.id, y.paid_at, y.amount_cents, y.net_cents, y.available_on
                  from payment y
                 where y.practitioner_id = :practitioner and y.status = 'PAID'
                   and not exists (select from held where held.payment_id = y.id and held.kind = 'PAYMENT')
                union all
                select 'REFUND', payment_id, requested_at, cents, cents, null
                  from (select r.*,
                               -case when r.status in ('PENDING', 'SUCCEEDED') then r.amount_cents else 0 end
                               - (select coalesce(sum(net_cents), 0) from held where refund_id = r.id) as cents
                          from refund r
                         where r.practitioner_id = :practitioner and r.gateway_id is not null) r
                 where cents <> 0
                union all
                select 'DISPUTE', payment_id, opened_at, cents, cents, null
                  from (select d.*,
                               -(d.withdrawn_cents + d.fee_cents)
                               - (select coalesce(sum(net_cents), 0) from held where dispute_id = d.id) as cents
                          from dispute d
                         where d.practitioner_id = :practitioner) d
                 where cents <> 0)
            select coming.*, y.consultation_id, y.note_id, n.number, p.name as patient
              from coming
              join payment y on y.id = coming.payment_id
              join note n on n.id = y.note_id
              join participant p on p.id = y.participant_id
             order by coming.available_on nulls last, coming.happened_at, coming.payment_id
            """;

    private final JdbcClient database;

    ComingTable(JdbcClient database) {
        this.database = database;
    }

    /** What leaves first comes first; what is to be taken off stands last. */
    Coming of(UUID practitionerId) {
        return new Coming(database.sql(COMING)
                .param("practitioner", practitionerId)
                .query(ComingMoney::read)
                .list());
    }
}
