package fr.honoraire.monitoring;

import fr.honoraire.billing.PaymentView;

/**
 * What the table, its sums and its export read from, so that all three speak of the same rows. The rows are found in
 * {@code monitoring_row}, which triggers keep in the table's order; only those that are shown are filled in.
 */
final class MonitoringSql {

    /** Says the same as {@link PaymentView#of}. */
    static final String VIEW = "payment_view(y.status, y.decline_code, y.dispute, y.refunded_cents, y.amount_cents)";

    static final String NEWEST_FIRST = " order by act_at desc, consultation_id desc, position ";
    static final String OLDEST_FIRST = " order by act_at, consultation_id, position desc ";

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

    private static final String SHOWN = """
            select c.id as consultation_id, c.status as consultation_status, m.act_at, c.started_at, c.ended_at,
                   m.position, p.name as patient, m.view,
                   y.id as payment_id, y.note_id, n.number, y.amount_cents, y.closing_as is not null as is_closing,
                   case when y.status = 'SETTLED_OTHERWISE' then y.closed_at else y.paid_at end as settled_at,
                   y.fee_cents, y.net_cents, m.refunded_cents, m.disputed_cents, y.available_on,
                   o.status as payout_status, o.arrival_on, o.bank_reference, t.arrival_on as taken_back_on
              from (
            """;

    private static final String FILLED_IN = """
              ) m
              join consultation c on c.id = m.consultation_id
              join participant p on p.id = m.participant_id
              left join payment y on y.id = m.payment_id
              left join note n on n.id = y.note_id
            """ + PAYOUT + TAKEN_BACK;

    private static final String WHERE = """
             where practitioner_id = :practitioner and act_at >= :start and act_at < :end
            """;

    private static final String FOUND =
            " and participant_id in (select monitoring_found(:practitioner, :name, :number)) ";

    private static final String COUNTED = """
            select view, sum(count)::bigint as count, sum(billed_cents)::bigint as billed_cents,
                   sum(refunded_cents)::bigint as refunded_cents, sum(disputed_cents)::bigint as disputed_cents,
                   sum(paid_out_cents)::bigint as paid_out_cents
              from (%s) parts
             group by view having sum(count) > 0
            """;

    private static final String PARTS = """
            select view, %s as count, billed_cents, refunded_cents, disputed_cents, paid_out_cents from %s
             where practitioner_id = :practitioner
            """;

    private static final String DAYS = " and day between :from and :to ";

    /**
     * @param place a condition more, for rows beyond a cursor
     * @param order {@link #NEWEST_FIRST} or {@link #OLDEST_FIRST}
     * @param limit of how many rows; empty for all
     */
    static String rows(MonitoringFilter filter, String place, String order, String limit) {
        var wanted = WHERE + (filter.search().isEmpty() ? "" : FOUND) + place;
        var rows = "select * from monitoring_row" + wanted;
        if (!filter.statuses().isEmpty() && limit.isEmpty()) {
            rows += " and view in (:views)";
        } else if (!filter.statuses().isEmpty()) {
            // Each from its own place in the index, so that a rare state costs no more than a frequent one.
            rows = "select m.* from unnest(array[:views]) wanted (view) cross join lateral (" + rows
                    + " and view = wanted.view" + order + limit + ") m";
        }
        return SHOWN + rows + order + limit + FILLED_IN + order;
    }

    /** The sums of whole days, with what is not folded into them yet; of what is looked for, row by row. */
    static String totals(MonitoringFilter filter) {
        if (filter.search().isEmpty()) {
            return COUNTED.formatted(PARTS.formatted("count", "monitoring_sum") + DAYS + " union all "
                    + PARTS.formatted("count", "monitoring_change") + DAYS);
        }
        return COUNTED.formatted(PARTS.formatted("1", "monitoring_row") + DAYS + FOUND);
    }

    private MonitoringSql() {}
}
