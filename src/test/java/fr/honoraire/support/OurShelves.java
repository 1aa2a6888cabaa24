package fr.honoraire.support;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what our tables say of many accounts, in a few queries. */
final class OurShelves {

    /**
     * @param noted what the note says
     * @param credited what its credit notes take off
     * @param acknowledged what Stripe was asked to give back, the same only once
     * @param given what has left for the patient
     */
    record PaymentRow(
            String id,
            String account,
            String status,
            long amount,
            long refunded,
            long disputed,
            @Nullable String chargeId,
            @Nullable String balanceTransactionId,
            long net,
            long noted,
            long credited,
            long acknowledged,
            long given) {

        boolean isPaid() {
            return "PAID".equals(status);
        }

        boolean isCanceled() {
            return "CANCELED".equals(status);
        }

        long kept() {
            return (isPaid() ? amount : 0) - refunded - disputed;
        }
    }

    private final JdbcClient database;
    private final String[] accounts;
    private final Map<String, PaymentRow> payments = new HashMap<>();
    private final Map<String, List<PaymentRow>> paymentsOf;
    private final Map<String, Set<String>> refunds;
    private final Map<String, Set<String>> disputes;
    private final Map<String, Set<String>> payouts;
    private final Map<String, Set<String>> lines;
    private final Map<String, Set<String>> mirrors;
    private final Map<String, Set<String>> inSeveral;

    OurShelves(JdbcClient database, Collection<String> accounts) {
        this.database = database;
        this.accounts = accounts.toArray(String[]::new);
        payments().forEach(payment -> payments.put(payment.id(), payment));
        paymentsOf = payments.values().stream().collect(Collectors.groupingBy(PaymentRow::account));
        refunds = sets("""
                select payee, refund.gateway_id || ' ' || lower(refund.status) || ' ' || refund.amount_cents
                from refund join payment on payment.id = payment_id
                where payee = any(:accounts) and refund.gateway_id is not null""");
        disputes = sets("""
                select payee, dispute.gateway_id || ' ' || case dispute.status
                    when 'INQUIRY' then 'warning_needs_response' when 'INQUIRY_UNDER_REVIEW' then 'warning_under_review'
                    when 'INQUIRY_CLOSED' then 'warning_closed' else lower(dispute.status) end
                    || ' ' || dispute.amount_cents
                from dispute join payment on payment.id = payment_id where payee = any(:accounts)""");
        payouts = sets("""
                select payee.gateway_id, payout.gateway_id || ' ' || lower(status) || ' ' || amount_cents
                from payout join payee using (practitioner_id) where payee.gateway_id = any(:accounts)""");
        lines = sets("""
                select payout.gateway_id, balance_transaction_id || ' ' || gross_cents || ' ' || net_cents
                from payout_line join payout on payout.id = payout_id
                join payee on payee.practitioner_id = payout.practitioner_id
                where payee.gateway_id = any(:accounts)""");
        mirrors = sets("""
                select payee.gateway_id, balance_transaction_id || ' ' || gross_cents || ' ' || net_cents
                from balance_entry join payee using (practitioner_id) where payee.gateway_id = any(:accounts)""");
        inSeveral = sets("""
                select payee.gateway_id, balance_transaction_id
                from payout_line join payout on payout.id = payout_id
                join payee on payee.practitioner_id = payout.practitioner_id
                where payee.gateway_id = any(:accounts) and status not in ('FAILED', 'CANCELED')
                group by payee.gateway_id, balance_transaction_id having count(*) > 1""");
    }

    private List<PaymentRow> payments() {
        return database.sql("""
                        select payment.*, note.amount_cents as noted,
                            (select coalesce(sum(credit.amount_cents), 0) from note credit
                                where credit.corrects_id = note.id) as credited,
                            (select coalesce(sum(refund.amount_cents), 0) from refund
                                where refund.payment_id = payment.id and refund.gateway_id is not null
                                    and refund.instead_of_id is null) as acknowledged,
                            (select coalesce(sum(refund.amount_cents), 0) from refund
                                where refund.payment_id = payment.id and refund.status in ('PENDING', 'SUCCEEDED')) as given
                        from payment join note on note.id = payment.note_id where payee = any(:accounts)""")
                .param("accounts", accounts)
                .query(OurShelves::payment)
                .list();
    }

    private static PaymentRow payment(ResultSet row, int number) throws SQLException {
        return new PaymentRow(
                row.getString("id"),
                row.getString("payee"),
                row.getString("status"),
                row.getLong("amount_cents"),
                row.getLong("refunded_cents"),
                row.getLong("disputed_cents"),
                row.getString("charge_id"),
                row.getString("balance_transaction_id"),
                row.getLong("net_cents"),
                row.getLong("noted"),
                row.getLong("credited"),
                row.getLong("acknowledged"),
                row.getLong("given"));
    }

    /** The second column's values by the first's. */
    private Map<String, Set<String>> sets(String sql) {
        var sets = new HashMap<String, Set<String>>();
        database.sql(sql)
                .param("accounts", accounts)
                .query((row, number) -> {
                    sets.computeIfAbsent(row.getString(1), _ -> new HashSet<>()).add(row.getString(2));
                    return number;
                })
                .list();
        return sets;
    }

    @Nullable PaymentRow payment(String id) {
        return payments.get(id);
    }

    List<PaymentRow> payments(String account) {
        return paymentsOf.getOrDefault(account, List.of());
    }

    Set<String> charges(String account) {
        return payments(account).stream()
                .filter(PaymentRow::isPaid)
                .map(payment -> String.valueOf(payment.chargeId()))
                .collect(Collectors.toSet());
    }

    Set<String> refunds(String account) {
        return refunds.getOrDefault(account, Set.of());
    }

    Set<String> disputes(String account) {
        return disputes.getOrDefault(account, Set.of());
    }

    Set<String> payouts(String account) {
        return payouts.getOrDefault(account, Set.of());
    }

    Set<String> linesOf(String payout) {
        return lines.getOrDefault(payout, Set.of());
    }

    /** The mirror of the balance; empty before the first pass. */
    Set<String> mirror(String account) {
        return mirrors.getOrDefault(account, Set.of());
    }

    Set<String> linesInSeveral(String account) {
        return inSeveral.getOrDefault(account, Set.of());
    }
}
