package fr.honoraire.monitoring;

import fr.honoraire.billing.PaymentView;

/** What the table, its sums and its export read from, so that all three speak of the same rows. */
final class MonitoringSql {

    /** Says the same as {@link PaymentView#of}. */
    static final String VIEW = """
            case when y.status is null then 'NONE'
                 when y.status = 'OPEN' and y.decline_code is null then 'UNPAID'
                 when y.status = 'OPEN' then 'DECLINED'
                 when y.status = 'PROCESSING' then 'WAITING'
                 when y.dispute = 'OPEN' then 'DISPUTED'
                 when y.dispute = 'LOST' then 'DISPUTE_LOST'
                 when y.refunded_cents = 0 then y.status
                 when y.refunded_cents = y.amount_cents then 'REFUNDED'
                 else 'PARTLY_REFUNDED' end""";

    /** The live payment of a patient, or else his last. */
    private static final String FROM = """
              from consultation c
              join participant p on p.consultation_id = c.id
              left join lateral (
                   select *
                     from payment
                    where consultation_id = c.id and participant_id = p.id
                    order by status in ('CANCELED', 'WRITTEN_OFF'), created_at desc, id desc
                    limit 1) y on true
              left join note n on n.id = y.note_id
            """;

    /**
     * The lines of a payment, each in the transfer where its money is now: its own, or the one that followed it. A coalesce
     * would do, but behind a policy the planner uses none as an index's condition, and would read all transfers instead.
     */
    private static final String LINES = """
                     from payout_line line
                     join payout first on first.id = line.payout_id
                     join payout on payout.id =
                          case when first.returned_into_id is null then first.id else first.returned_into_id end
                    where line.payment_id = y.id
            """;

    /** Its latest transfer. */
    private static final String PAYOUT = """
              left join lateral (
                   select payout.*
            %s        and line.kind = 'PAYMENT'
                    order by payout.gateway_created_at desc, payout.id desc
                    limit 1) o on true
            """.formatted(LINES);

    /** The transfer that last took something back of it. */
    private static final String TAKEN_BACK = """
              left join lateral (
                   select payout.arrival_on
            %s        and line.kind in ('REFUND', 'DISPUTE') and line.net_cents < 0
                      and payout.status not in ('FAILED', 'CANCELED') and y.refunded_cents + y.disputed_cents > 0
                    order by payout.gateway_created_at desc, payout.id desc
                    limit 1) t on true
            """.formatted(LINES);

    /** What of it has really reached the bank, what went back taken off. */
    private static final String ARRIVED = """
              left join lateral (
                   select sum(line.net_cents) as cents
            %s        and line.kind in ('PAYMENT', 'REFUND', 'DISPUTE') and payout.status = 'PAID') a on true
            """.formatted(LINES);

    private static final String WHERE = """
             where c.practitioner_id = :practitioner
               and coalesce(c.started_at, c.planned_at) >= :start
               and coalesce(c.started_at, c.planned_at) < :end
               and (:name = ''
                    or lower(regexp_replace(normalize(p.name, nfd), '[\\u0300-\\u036f]', '', 'g')) like :name
                    or lower(n.number) like :number)
            """;

    static final String ROWS = """
            select c.id as consultation_id, c.status as consultation_status,
                   coalesce(c.started_at, c.planned_at) as act_at, c.started_at, c.ended_at,
                   p.position, p.name as patient, %s as view,
                   y.id as payment_id, y.note_id, n.number, y.amount_cents, y.closing_as is not null as is_closing,
                   case when y.status = 'SETTLED_OTHERWISE' then y.closed_at else y.paid_at end as settled_at,
                   y.fee_cents, y.net_cents, y.refunded_cents, y.disputed_cents, y.available_on,
                   o.status as payout_status, o.arrival_on, o.bank_reference, t.arrival_on as taken_back_on
            %s%s%s%s   and %s in (:views)
            """.formatted(VIEW, FROM, PAYOUT, TAKEN_BACK, WHERE, VIEW);

    static final String TOTALS = """
            select %s as view, count(*) as count, coalesce(sum(y.amount_cents), 0) as billed_cents,
                   coalesce(sum(y.refunded_cents), 0) as refunded_cents,
                   coalesce(sum(y.disputed_cents), 0) as disputed_cents,
                   coalesce(sum(a.cents), 0) as paid_out_cents
            %s%s%s group by 1
            """.formatted(VIEW, FROM, ARRIVED, WHERE);

    private MonitoringSql() {}
}
