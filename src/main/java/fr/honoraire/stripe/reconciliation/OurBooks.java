package fr.honoraire.stripe.reconciliation;

import fr.honoraire.billing.PaymentStatus;
import fr.honoraire.billing.dispute.DisputeStatus;
import fr.honoraire.billing.refund.RefundStatus;
import fr.honoraire.payout.PayoutStatus;
import fr.honoraire.stripe.reconciliation.Books.DisputeRow;
import fr.honoraire.stripe.reconciliation.Books.PaymentRow;
import fr.honoraire.stripe.reconciliation.Books.PayoutRow;
import fr.honoraire.stripe.reconciliation.Books.RefundRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what our tables say of an account: what is recent, what may still move, and what Stripe has just told of. Never writes. */
@Component
@Transactional(readOnly = true)
class OurBooks {

    private final JdbcClient database;

    OurBooks(JdbcClient database) {
        this.database = database;
    }

    public Books read(Account account, AtStripe seen) {
        return new Books(
                payments(account, seen), refunds(account, seen), disputes(account, seen), payouts(account, seen));
    }

    /** Before anything is known of Stripe's side: what is recent or may still move. */
    public Books read(Account account) {
        return read(account, AtStripe.NOTHING);
    }

    private List<PaymentRow> payments(Account account, AtStripe seen) {
        return rows(
                """
                select *, unsure_since is not null as unsure from payment
                where practitioner_id = :practitioner
                    and (created_at >= :since or status = 'PROCESSING' or check_at is not null or unsure_since is not null
                        or gateway_id = any(:objects) or charge_id = any(:charges)
                        or exists (select from refund where payment_id = payment.id and status in ('REQUESTED', 'PENDING'))
                        or exists (select from dispute where payment_id = payment.id and closed_at is null))""",
                account,
                Stream.concat(
                        seen.payments().stream().map(found -> found.payment().id()),
                        Stream.concat(
                                seen.refunds().stream().map(found -> found.paymentGatewayId()),
                                seen.disputes().stream().map(found -> found.paymentGatewayId()))),
                seen.chargesGivenBack(),
                OurBooks::payment);
    }

    private static PaymentRow payment(ResultSet row, int number) throws SQLException {
        return new PaymentRow(
                row.getObject("id", UUID.class),
                PaymentStatus.valueOf(row.getString("status")),
                row.getLong("amount_cents"),
                row.getString("gateway_id"),
                row.getString("charge_id"),
                row.getString("decline_code"),
                row.getString("balance_transaction_id"),
                row.getObject("net_cents", Long.class),
                row.getBoolean("unsure"),
                instant(row, "created_at"));
    }

    private List<RefundRow> refunds(Account account, AtStripe seen) {
        return rows(
                """
                select *, unsure_since is not null as unsure from refund
                where practitioner_id = :practitioner
                    and (requested_at >= :since or status in ('REQUESTED', 'PENDING') or gateway_id = any(:objects)
                        or payment_id in (select id from payment where charge_id = any(:charges)))""",
                account,
                seen.refunds().stream().map(found -> found.id()),
                seen.chargesGivenBack(),
                OurBooks::refund);
    }

    private static RefundRow refund(ResultSet row, int number) throws SQLException {
        return new RefundRow(
                row.getObject("id", UUID.class),
                row.getObject("payment_id", UUID.class),
                RefundStatus.valueOf(row.getString("status")),
                row.getLong("amount_cents"),
                row.getString("gateway_id"),
                row.getString("balance_transaction_id"),
                row.getBoolean("unsure"),
                instant(row, "requested_at"));
    }

    private List<DisputeRow> disputes(Account account, AtStripe seen) {
        return rows(
                """
                select * from dispute
                where practitioner_id = :practitioner
                    and (opened_at >= :since or closed_at is null or gateway_id = any(:objects)
                        or payment_id in (select id from payment where charge_id = any(:charges)))""",
                account,
                seen.disputes().stream().map(found -> found.id()),
                seen.chargesGivenBack(),
                OurBooks::dispute);
    }

    private static DisputeRow dispute(ResultSet row, int number) throws SQLException {
        return new DisputeRow(
                row.getObject("id", UUID.class),
                row.getObject("payment_id", UUID.class),
                row.getString("gateway_id"),
                DisputeStatus.valueOf(row.getString("status")),
                row.getLong("amount_cents"),
                row.getLong("withdrawn_cents"),
                row.getLong("fee_cents"),
                row.getObject("evidence_due_at", OffsetDateTime.class) == null ? null : instant(row, "evidence_due_at"),
                row.getBoolean("has_evidence"),
                instant(row, "opened_at"));
    }

    private List<PayoutRow> payouts(Account account, AtStripe seen) {
        return rows("""
                select * from payout
                where practitioner_id = :practitioner
                    and (gateway_created_at >= :since or status in ('PENDING', 'IN_TRANSIT') or gateway_id = any(:objects))""", account, seen.payouts().stream().map(found -> found.id()), List.of(), OurBooks::payout);
    }

    private static PayoutRow payout(ResultSet row, int number) throws SQLException {
        return new PayoutRow(
                row.getObject("id", UUID.class),
                row.getString("gateway_id"),
                PayoutStatus.valueOf(row.getString("status")),
                row.getLong("amount_cents"),
                row.getString("failure_code"),
                row.getString("bank_reference"),
                row.getObject("lines_read_at", OffsetDateTime.class) == null ? null : instant(row, "lines_read_at"),
                instant(row, "gateway_created_at"));
    }

    private <T> List<T> rows(
            String sql,
            Account account,
            Stream<@Nullable String> objects,
            Collection<String> charges,
            RowMapper<T> mapper) {
        var query = database.sql(sql)
                .param("practitioner", account.practitionerId())
                .param("since", account.since().atOffset(ZoneOffset.UTC))
                .param("objects", objects.distinct().toArray(String[]::new));
        return (sql.contains(":charges") ? query.param("charges", charges.toArray(String[]::new)) : query)
                .query(mapper)
                .list();
    }

    /** The lines of a payout, by Stripe's id of each, with what they bring. */
    public List<String> linesOf(UUID payoutId) {
        return database.sql("select balance_transaction_id || ' ' || net_cents from payout_line where payout_id = :id")
                .param("id", payoutId)
                .query((row, number) -> row.getString(1))
                .list();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
