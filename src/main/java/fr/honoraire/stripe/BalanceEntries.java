package fr.honoraire.stripe;

import com.stripe.model.BalanceTransaction;
import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import com.stripe.model.Refund;
import fr.honoraire.payout.BalanceEntryKind;
import fr.honoraire.payout.GatewayBalanceEntry;
import fr.honoraire.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says in our words what moved a balance: https://docs.stripe.com/reports/balance-transaction-types. */
final class BalanceEntries {

    private static final String PLATFORM_FEE = "application_fee";

    private BalanceEntries() {}

    /** A balance transaction read with its source. */
    static GatewayBalanceEntry seen(BalanceTransaction line) {
        var platformFee = platformFee(line);
        return new GatewayBalanceEntry(
                line.getId(),
                kind(line),
                Euros.of(line.getAmount(), line.getCurrency()),
                Money.ofCents(line.getFee() - platformFee),
                Money.ofCents(platformFee),
                Euros.of(line.getNet(), line.getCurrency()),
                Instant.ofEpochSecond(line.getCreated()),
                Instant.ofEpochSecond(line.getAvailableOn()),
                line.getSource(),
                chargeId(line));
    }

    private static long platformFee(BalanceTransaction line) {
        @Nullable List<BalanceTransaction.FeeDetail> details = line.getFeeDetails();
        return details == null
                ? 0
                : details.stream()
                        .filter(detail -> PLATFORM_FEE.equals(detail.getType()))
                        .mapToLong(BalanceTransaction.FeeDetail::getAmount)
                        .sum();
    }

    private static BalanceEntryKind kind(BalanceTransaction line) {
        return switch (Objects.requireNonNullElse(line.getReportingCategory(), line.getType())) {
            case "charge", "payment" -> BalanceEntryKind.PAYMENT;
            case "refund", "refund_failure", "partial_capture_reversal", "payment_failure_refund", "payment_reversal" ->
                BalanceEntryKind.REFUND;
            case "dispute", "dispute_reversal" -> BalanceEntryKind.DISPUTE;
            case "fee", "stripe_fee", "network_cost", "tax", "application_fee" -> BalanceEntryKind.FEE;
            case "payout" -> BalanceEntryKind.PAYOUT;
            case "payout_reversal", "payout_failure", "payout_cancel" -> BalanceEntryKind.PAYOUT_FAILURE;
            default -> BalanceEntryKind.ADJUSTMENT;
        };
    }

    private static @Nullable String chargeId(BalanceTransaction line) {
        return switch (line.getSourceObject()) {
            case Charge charge -> charge.getId();
            case Refund refund -> refund.getCharge();
            case Dispute dispute -> dispute.getCharge();
            case null, default -> null;
        };
    }
}
