package fr.honoraire.monitoring;

/** All that happened to the notes of one consultation, step by step, as the database tells it. */
final class MoneySteps {

    private static final String MONEY = """
            money as (
                select y.*, n.number, n.issued_at, p.name as patient, p.position, %s as view
                  from payment y
                  join note n on n.id = y.note_id
                  join participant p on p.id = y.participant_id
                 where y.consultation_id = :consultation and y.practitioner_id = :practitioner)""".formatted(MonitoringSql.VIEW);

    /** Each transfer a note's money left in: its own, and those that carried it after one had failed. */
    private static final String JOURNEYS = """
            journey as (
                select money.id as payment_id, money.paid_at, money.available_on, payout.*, 0 as turn
                  from payout_line line
                  join money on money.id = line.payment_id
                  join payout on payout.id = line.payout_id
                 where line.kind = 'PAYMENT'
                union all
                select journey.payment_id, journey.paid_at, journey.available_on, payout.*, journey.turn + 1
                  from journey
                  join payout_line line on line.source_id = journey.gateway_id and line.kind = 'PAYOUT_FAILURE'
                       and line.practitioner_id = journey.practitioner_id
                  join payout on payout.id = line.payout_id
                 where journey.turn < 20)""";

    private static final String COLLECTED = """
            select id as payment_id, 0 as rank, 'BILLED' as kind, issued_at as at, false as is_day, null as detail,
                   null::bigint as cents, null::uuid as link
              from money
            union all
            select r.payment_id, 1, 'ASKED', r.requested_at, false, coalesce(m.status, 'WAITING'), null, null
              from payment_request r
              join money on money.id = r.payment_id
              left join email_message m on m.payment_request_id = r.id
            union all
            select id, 2, 'SEEN', seen_at, false, null, null, null from money where seen_at is not null
            union all
            select id, 3, 'PAID', paid_at, false, card, null, null from money where paid_at is not null
            union all
            select id, 3, status, closed_at, false, other_means, null, null from money where closed_at is not null
            union all
            select id, 4, 'AVAILABLE', available_on, true, null, null, null from money where available_on is not null
            union all
            select money.id, 9, 'CREDITED', credit.issued_at, false, credit.number, credit.amount_cents, credit.id
              from note credit
              join money on money.note_id = credit.corrects_id""";

    /** Stripe rounds to seconds, may tell us late, and has a clock of its own: what follows never stands before what it follows from. */
    private static final String REFUNDED = """
            select r.payment_id, 6, 'REFUND_REQUESTED',
                   greatest(least(r.requested_at, r.succeeded_at, r.ended_at), money.paid_at), false, r.reason,
                   r.amount_cents, null
              from refund r
              join money on money.id = r.payment_id
            union all
            select r.payment_id, 7, 'REFUND_GIVEN', greatest(r.succeeded_at, money.paid_at), false, null, r.amount_cents, null
              from refund r
              join money on money.id = r.payment_id
             where r.succeeded_at is not null
            union all
            select r.payment_id, 10, case r.status when 'REFUSED' then 'REFUND_REFUSED' else 'REFUND_CAME_BACK' end,
                   greatest(r.ended_at, money.paid_at), false, null, r.amount_cents, null
              from refund r
              join money on money.id = r.payment_id
             where r.ended_at is not null
            union all
            select r.payment_id, 11, 'REFUND_GIVEN_OTHERWISE', r.given_at, false, r.given_means, r.amount_cents, null
              from refund r
              join money on money.id = r.payment_id
             where r.given_at is not null""";

    private static final String CONTESTED = """
            select d.payment_id, 6, case when d.status like 'INQUIRY%' then 'INQUIRY_OPENED' else 'DISPUTE_OPENED' end,
                   greatest(least(d.opened_at, d.closed_at), money.paid_at), false, null, d.amount_cents, null
              from dispute d
              join money on money.id = d.payment_id
            union all
            select d.payment_id, 7, 'DISPUTE_ANSWER', d.evidence_due_at, false, null, null, null
              from dispute d
              join money on money.id = d.payment_id
             where d.evidence_due_at is not null and d.status in ('INQUIRY', 'NEEDS_RESPONSE') and not d.has_evidence
            union all
            select d.payment_id, 8, 'DISPUTE_' || d.status, greatest(d.closed_at, money.paid_at), false, null, d.amount_cents, null
              from dispute d
              join money on money.id = d.payment_id
             where d.closed_at is not null""";

    private static final String PAID_OUT = """
            select payment_id, 12 + 3 * turn, case turn when 0 then 'PAYOUT_SENT' else 'PAYOUT_AGAIN' end,
                   greatest(gateway_created_at, paid_at), false, null, null, id
              from journey
             where status <> 'CANCELED'
            union all
            select payment_id, 14 + 3 * turn, 'PAYOUT_' || status,
                   greatest(arrival_on::timestamp at time zone 'Europe/Paris', available_on, gateway_created_at), true,
                   bank_reference, null, id
              from journey
             where status <> 'FAILED'
            union all
            select payment_id, 14 + 3 * turn, 'PAYOUT_FAILED',
                   greatest(least(failed_at, (select min(again.gateway_created_at) from journey again
                                               where again.payment_id = journey.payment_id
                                                 and again.turn > journey.turn)), gateway_created_at, paid_at),
                   false, failure_code, null, id
              from journey
             where status = 'FAILED'""";

    private static final String TAKEN_BACK = """
            select line.payment_id, 13,
                   line.kind || case when line.net_cents < 0 then '_TAKEN' else '_RETURNED' end,
                   greatest(payout.gateway_created_at, line.happened_at, money.paid_at), false, null,
                   abs(line.net_cents), payout.id
              from payout_line line
              join money on money.id = line.payment_id
              join payout on payout.id = line.payout_id
             where line.kind in ('REFUND', 'DISPUTE') and payout.status <> 'CANCELED'""";

    /** What is still to happen, apart from the steps: a refund that came back and is owed, one on its way, one not yet taken. */
    private static final String WAITS = """
            exists (select from refund r where r.payment_id = money.id and r.status in ('FAILED', 'CANCELED')
                       and r.given_at is null
                       and not exists (select from refund again where again.instead_of_id = r.id)) as is_owed,
            exists (select from refund r where r.payment_id = money.id and r.status in ('REQUESTED', 'PENDING'))
                as is_refunding,
            money.refunded_cents + money.disputed_cents > coalesce((
                select -sum(line.gross_cents) from payout_line line
                 where line.payment_id = money.id and line.kind in ('REFUND', 'DISPUTE')), 0) as is_to_be_taken""";

    /** Steps of one moment stand in the order in which they follow from each other. */
    static final String SQL = "with recursive " + MONEY + ",\n" + JOURNEYS + ",\nstep as (\n"
            + String.join("\nunion all\n", COLLECTED, REFUNDED, CONTESTED, PAID_OUT, TAKEN_BACK) + ")\n"
            + "select money.note_id, money.number, money.patient, money.amount_cents, money.view,\n" + WAITS + ",\n"
            + "step.*\n"
            + "  from step join money on money.id = step.payment_id\n"
            + " order by money.position, money.issued_at, money.id, step.at, step.rank, step.link";

    private MoneySteps() {}
}
