package fr.honoraire.stripe;

import com.stripe.model.BalanceTransaction;
import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import com.stripe.model.Payout;
import com.stripe.model.Refund;
import fr.honoraire.payout.GatewayPayoutLine;
import fr.honoraire.payout.PayoutLineKind;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says in our words what a balance transaction stands for: https://docs.stripe.com/reports/balance-transaction-types. */
final class PayoutLines {

    private PayoutLines() {}

    /** A balance transaction read with its source. */
    static GatewayPayoutLine seen(BalanceTransaction line) {
        var platformFee = platformFee(line);
        return new GatewayPayoutLine(
                line.getId(),
                kind(line),
                Euros.of(line.getAmount(), line.getCurrency()),
                Euros.of(line.getFee() - platformFee, line.getCurrency()),
                Euros.of(platformFee, line.getCurrency()),
                Euros.of(line.getNet(), line.getCurrency()),
                Instant.ofEpochSecond(line.getCreated()),
                line.getSource(),
                chargeId(line),
                line.getSourceObject() instanceof Payout failed ? failed.getId() : null);
    }

    /** What the platform keeps; all else, taxes included, is Stripe's. */
    private static long platformFee(BalanceTransaction line) {
        @Nullable List<BalanceTransaction.FeeDetail> details = line.getFeeDetails();
        return details == null
                ? 0
                : details.stream()
                        .filter(detail -> "application_fee".equals(detail.getType()))
                        .mapToLong(BalanceTransaction.FeeDetail::getAmount)
                        .sum();
    }

    /** Disputes are adjustments by type: only the reporting category tells them apart. */
    private static PayoutLineKind kind(BalanceTransaction line) {
        return switch (Objects.requireNonNullElse(line.getReportingCategory(), line.getType())) {
            case "charge", "payment" -> PayoutLineKind.PAYMENT;
            case "refund", "refund_failure", "partial_capture_reversal", "payment_failure_refund", "payment_reversal" ->
                PayoutLineKind.REFUND;
            case "dispute", "dispute_reversal" -> PayoutLineKind.DISPUTE;
            case "fee", "stripe_fee", "network_cost", "tax", "application_fee" -> PayoutLineKind.FEE;
            case "payout_reversal", "payout_failure", "payout_cancel" -> PayoutLineKind.PAYOUT_FAILURE;
            default -> PayoutLineKind.ADJUSTMENT;
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
