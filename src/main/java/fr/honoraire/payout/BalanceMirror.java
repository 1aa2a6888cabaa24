package fr.honoraire.payout;

import fr.honoraire.shared.Money;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The movements of all balances, as copied from Stripe. What a movement says never changes, but for when it can be paid out. */
@Component
@Transactional
class BalanceMirror {

    private final NamedParameterJdbcTemplate database;

    BalanceMirror(NamedParameterJdbcTemplate database) {
        this.database = database;
    }

    /**
     * Copies what is not here yet.
     *
     * @return what all movements of the practitioner add up to then
     */
    public Money add(UUID practitionerId, List<GatewayBalanceEntry> entries) {
        database.batchUpdate(
                """
                insert into balance_entry as entry (practitioner_id, balance_transaction_id, kind, gross_cents, fee_cents,
                    platform_fee_cents, net_cents, created_at, available_on, source_id, charge_id)
                values (:practitioner, :id, :kind, :gross, :fee, :platformFee, :net, :created, :available, :source, :charge)
                on conflict (practitioner_id, balance_transaction_id) do update set available_on = excluded.available_on
                where entry.available_on <> excluded.available_on""",
                entries.stream().map(entry -> values(practitionerId, entry)).toArray(SqlParameterSource[]::new));
        link(practitionerId);
        return sum(practitionerId);
    }

    private static SqlParameterSource values(UUID practitionerId, GatewayBalanceEntry entry) {
        return new MapSqlParameterSource()
                .addValue("practitioner", practitionerId)
                .addValue("id", entry.balanceTransactionId())
                .addValue("kind", entry.kind().name())
                .addValue("gross", entry.gross().cents())
                .addValue("fee", entry.fee().cents())
                .addValue("platformFee", entry.platformFee().cents())
                .addValue("net", entry.net().cents())
                .addValue("created", at(entry.createdAt()))
                .addValue("available", at(entry.availableOn()))
                .addValue("source", entry.sourceId())
                .addValue("charge", entry.chargeId());
    }

    private Money sum(UUID practitionerId) {
        @Nullable Long cents = database.queryForObject(
                "select coalesce(sum(net_cents), 0)::bigint from balance_entry where practitioner_id = :practitioner",
                Map.of("practitioner", practitionerId),
                Long.class);
        return Money.ofCents(cents == null ? 0 : cents);
    }

    public void link(UUID practitionerId) {
        database.update("""
                update balance_entry set payment_id = payment.id
                from payment
                where balance_entry.practitioner_id = :practitioner and balance_entry.payment_id is null
                    and payment.charge_id = balance_entry.charge_id
                    and payment.practitioner_id = balance_entry.practitioner_id""", Map.of("practitioner", practitionerId));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
