package fr.honoraire.stripe.reconciliation;

/**
 * What breaks each invariant, as far as our tables alone can tell: object, practitioner, what is wrong. Each looks at what
 * moved since the last round, at a slice of everything, and at what was broken before; so a round costs the same however much
 * there is: {@code offset 0} keeps the planner from reading all of a table where the slice is large enough to tempt it. What
 * needs Stripe to tell is found by {@link Reconciliation}.
 */
final class InvariantQueries {

    private static final String PAYMENTS = """
            with scope as (
                select id from payment where id > :paymentFrom and id <= :paymentTo
                union select payment_id from money_journal where id > :journal
                union select object_id::uuid from violation where invariant = :invariant and source = 'HERE')
            """;

    private static final String ACCOUNTS = """
            with scope as (
                select practitioner_id from reconciliation where practitioner_id > :accountFrom and practitioner_id <= :accountTo
                union select practitioner_id from reconciliation where balance_at >= :since
                union select practitioner_id from violation where invariant = :invariant and source = 'HERE')
            """;

    private static final String PAYOUTS = """
            with scope as (
                select id from payout where id > :payoutFrom and id <= :payoutTo
                union select id from payout where lines_read_at >= :since
                union select object_id::uuid from violation where invariant = :invariant and source = 'HERE')
            """;

    private static final String I1 = PAYMENTS + """
            select payment.id::text, payment.practitioner_id, 'its refunds or disputes add up to something else'
            from scope cross join lateral (select * from payment where id = scope.id offset 0) payment
            where refunded_cents <> (
                    select coalesce(sum(amount_cents), 0) from refund
                    where payment_id = payment.id and status in ('PENDING', 'SUCCEEDED'))
                or disputed_cents <> (
                    select coalesce(sum(withdrawn_cents), 0) from dispute where payment_id = payment.id)""";

    private static final String I2 = ACCOUNTS + """
            select practitioner_id::text, practitioner_id, 'its movements do not add up, or are not what our rows say'
            from scope join reconciliation account using (practitioner_id)
            where balance_cents <> (
                    select coalesce(sum(net_cents), 0) from balance_entry
                    where practitioner_id = account.practitioner_id)
                or exists (
                    select from balance_entry entry join payment on payment.id = entry.payment_id
                    where entry.practitioner_id = account.practitioner_id and entry.kind = 'PAYMENT'
                        and (entry.gross_cents, entry.net_cents) is distinct from (payment.amount_cents, payment.net_cents))
                or exists (
                    select from balance_entry entry join refund on refund.gateway_id = entry.source_id
                    where entry.practitioner_id = account.practitioner_id and entry.kind = 'REFUND'
                        and abs(entry.gross_cents) <> refund.amount_cents)
                or exists (
                    select from balance_entry entry join payout on payout.gateway_id = entry.source_id
                    where entry.practitioner_id = account.practitioner_id and entry.kind in ('PAYOUT', 'PAYOUT_FAILURE')
                        and abs(entry.gross_cents) <> payout.amount_cents)""";

    private static final String I3 = PAYOUTS + """
            select payout.id::text, payout.practitioner_id, 'its lines do not add up, or are in another one too'
            from scope join payout on payout.id = scope.id
            where lines_read_at is not null
                and (amount_cents <> (select coalesce(sum(net_cents), 0) from payout_line where payout_id = payout.id)
                    or status not in ('FAILED', 'CANCELED') and exists (
                        select from payout_line line
                        join payout_line twin on twin.practitioner_id = line.practitioner_id
                            and twin.balance_transaction_id = line.balance_transaction_id and twin.payout_id <> line.payout_id
                        join payout other on other.id = twin.payout_id and other.status not in ('FAILED', 'CANCELED')
                        where line.payout_id = payout.id))""";

    private static final String I4 = PAYMENTS + """
            select payment.id::text, payment.practitioner_id, 'paid, but by no charge or on another account'
            from scope cross join lateral (select * from payment where id = scope.id offset 0) payment
            left join lateral (
                select gateway_id from payee where practitioner_id = payment.practitioner_id offset 0) payee on true
            where status = 'PAID'
                and (charge_id is null or payment.gateway_id is null or payee.gateway_id is distinct from payment.payee)""";

    private static final String I5 = """
            select id::text, practitioner_id, 'unknown for more than a minute'
            from payment where unsure_since < :unsure
            union all
            select id::text, practitioner_id, 'unknown for more than a minute'
            from refund where unsure_since < :unsure""";

    private static final String I6 = PAYMENTS + """
            select payment.id::text, payment.practitioner_id, 'its note less its credit notes is not what is kept'
            from scope cross join lateral (select * from payment where id = scope.id offset 0) payment
            cross join lateral (select * from note where id = payment.note_id offset 0) note
            cross join lateral (
                select coalesce(sum(amount_cents), 0) as cents from note credit where credit.corrects_id = note.id) credited
            cross join lateral (
                select coalesce(sum(amount_cents), 0) as cents from refund
                where payment_id = payment.id and gateway_id is not null and instead_of_id is null) given
            where payment.amount_cents <> note.amount_cents
                or credited.cents <> case payment.status
                    when 'PAID' then least(given.cents, note.amount_cents) when 'CANCELED' then note.amount_cents else 0 end""";

    private static final String I7 = PAYMENTS + """
            select payment.id::text, payment.practitioner_id, 'more given back than was captured, or an amount of nothing'
            from scope cross join lateral (select * from payment where id = scope.id offset 0) payment
            where amount_cents <= 0
                or exists (select from refund where payment_id = payment.id and refund.amount_cents <= 0)
                or case status when 'PAID' then amount_cents else 0 end < (
                    select coalesce(sum(amount_cents), 0) from refund
                    where payment_id = payment.id and status in ('PENDING', 'SUCCEEDED'))""";

    private InvariantQueries() {}

    static String of(Invariant invariant) {
        return switch (invariant) {
            case I1 -> I1;
            case I2 -> I2;
            case I3 -> I3;
            case I4 -> I4;
            case I5 -> I5;
            case I6 -> I6;
            case I7 -> I7;
        };
    }
}
