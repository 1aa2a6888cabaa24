package fr.honoraire.monitoring;

/** What a month's receipts, fees and returns are read from: each at the moment the money moved, as cash accounting has it. */
final class AccountingSql {

    /** When a patient's money was there. Word for word what the index {@code payment_received} is on. */
    private static final String RECEIVED_AT = "case when y.status = 'PAID' then y.paid_at else y.closed_at end";

    static final String RECEIPTS = """
            select %s as received_at, n.number, n.issued_at, coalesce(c.started_at, c.planned_at) as act_at, n.patient_name,
                   n.label, y.amount_cents, case when y.status = 'PAID' then 'CARTE' else y.other_means end as means,
                   case when y.status = 'PAID' then y.fee_cents end as fee_cents,
                   case when y.status = 'PAID' then y.net_cents end as net_cents, y.charge_id
              from payment y
              join note n on n.id = y.note_id
              join consultation c on c.id = y.consultation_id
             where y.practitioner_id = :practitioner and y.status in ('PAID', 'SETTLED_OTHERWISE')
               and %s >= :start and %s < :end
             order by 1, y.id
            """.formatted(RECEIVED_AT, RECEIVED_AT, RECEIVED_AT);

    /** Of the month's acts, what was received in another one. */
    static final String RECEIVED_ELSEWHEN = """
            select coalesce(sum(y.amount_cents), 0)
              from consultation c
              join payment y on y.consultation_id = c.id
             where c.practitioner_id = :practitioner
               and coalesce(c.started_at, c.planned_at) >= :start and coalesce(c.started_at, c.planned_at) < :end
               and y.status in ('PAID', 'SETTLED_OTHERWISE') and not (%s >= :start and %s < :end)
            """.formatted(RECEIVED_AT, RECEIVED_AT);

    static final String FEES = """
            select fee.*, n.number, n.patient_name
              from (select y.paid_at as at, 'PAYMENT' as kind, y.id as payment_id, y.fee_cents as cents, y.charge_id as reference
                      from payment y
                     where y.practitioner_id = :practitioner and y.status = 'PAID' and y.fee_cents <> 0
                       and case when y.status = 'PAID' then y.paid_at else y.closed_at end >= :start
                       and case when y.status = 'PAID' then y.paid_at else y.closed_at end < :end
                    union all
                    select opened_at, 'DISPUTE', payment_id, fee_cents, gateway_id
                      from dispute
                     where practitioner_id = :practitioner and fee_cents <> 0 and opened_at >= :start and opened_at < :end
                    union all
                    select created_at, kind, null, -net_cents, balance_transaction_id
                      from balance_entry
                     where practitioner_id = :practitioner and kind in ('FEE', 'ADJUSTMENT') and created_at >= :start
                       and created_at < :end) fee
              left join payment y on y.id = fee.payment_id
              left join note n on n.id = y.note_id
             order by fee.at, fee.reference
            """;

    /**
     * Credit notes, and money that went back, or came again: two things, each on its day. A dispute that was won no longer says
     * what it had held back meanwhile: all that was contested.
     */
    static final String RETURNS = """
            select back.at, back.kind, back.credit, n.number, n.patient_name, back.credited_cents, back.moved_cents, back.means
              from (select issued_at as at, 'CREDIT' as kind, number as credit, corrects_id as note_id,
                           -amount_cents as credited_cents, null::bigint as moved_cents, null as means, id
                      from note
                     where practitioner_id = :practitioner and series = 'CREDIT' and issued_at >= :start and issued_at < :end
                    union all
                    select moved.at, moved.kind, credit.number, y.note_id, null, moved.cents, moved.means, moved.id
                      from (select r.*, step.*
                              from refund r
                             cross join lateral (values
                                   ('REFUND', r.succeeded_at, -r.amount_cents, 'CARTE'),
                                   ('REFUND_CAME_BACK', case when r.succeeded_at is not null then r.ended_at end,
                                       r.amount_cents, 'CARTE'),
                                   ('REFUND_OTHERWISE', r.given_at, -r.amount_cents, r.given_means))
                                   step (kind, at, cents, means)
                             where r.practitioner_id = :practitioner) moved
                      join payment y on y.id = moved.payment_id
                      left join note credit on credit.refund_id in (moved.id, moved.instead_of_id)
                     where moved.at >= :start and moved.at < :end
                    union all
                    select held.at, held.kind, null, y.note_id, null, held.cents, 'CARTE', held.id
                      from (select d.id, d.payment_id, step.*
                              from dispute d
                             cross join lateral (values
                                   ('DISPUTE', d.opened_at,
                                       -case d.status when 'WON' then d.amount_cents else d.withdrawn_cents end),
                                   ('DISPUTE_WON', case d.status when 'WON' then d.closed_at end, d.amount_cents))
                                   step (kind, at, cents)
                             where d.practitioner_id = :practitioner) held
                      join payment y on y.id = held.payment_id
                     where held.at >= :start and held.at < :end and held.cents <> 0) back
              join note n on n.id = back.note_id
             order by back.at, back.id
            """;

    private AccountingSql() {}
}
