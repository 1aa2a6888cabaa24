package fr.honoraire.stripe.reconciliation;

import fr.honoraire.billing.PaymentStatus;
import fr.honoraire.billing.dispute.DisputeStatus;
import fr.honoraire.billing.refund.RefundStatus;
import fr.honoraire.payout.PayoutStatus;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What our tables say of the part of an account that is being compared. */
final class Books {

    record PaymentRow(
            UUID id,
            PaymentStatus status,
            long cents,
            @Nullable String gatewayId,
            @Nullable String chargeId,
            @Nullable String declineCode,
            @Nullable String balanceTransactionId,
            @Nullable Long netCents,
            boolean isUnsure,
            Instant createdAt) {}

    record RefundRow(
            UUID id,
            UUID paymentId,
            RefundStatus status,
            long cents,
            @Nullable String gatewayId,
            @Nullable String balanceTransactionId,
            boolean isUnsure,
            Instant requestedAt) {}

    record DisputeRow(
            UUID id,
            UUID paymentId,
            String gatewayId,
            DisputeStatus status,
            long cents,
            long withdrawnCents,
            long feeCents,
            @Nullable Instant evidenceDueAt,
            boolean hasEvidence,
            Instant openedAt) {}

    record PayoutRow(
            UUID id,
            String gatewayId,
            PayoutStatus status,
            long cents,
            @Nullable String failureCode,
            @Nullable String bankReference,
            @Nullable Instant linesReadAt,
            Instant createdAt) {}

    private final Map<UUID, PaymentRow> payments = new HashMap<>();
    private final Map<String, PaymentRow> paymentsAtStripe = new HashMap<>();
    private final Map<UUID, RefundRow> refunds = new HashMap<>();
    private final Map<String, RefundRow> refundsAtStripe = new HashMap<>();
    private final Map<String, DisputeRow> disputes = new HashMap<>();
    private final Map<String, PayoutRow> payouts = new HashMap<>();

    Books(
            Collection<PaymentRow> payments,
            Collection<RefundRow> refunds,
            Collection<DisputeRow> disputes,
            Collection<PayoutRow> payouts) {
        payments.forEach(row -> {
            this.payments.put(row.id(), row);
            if (row.gatewayId() != null) {
                paymentsAtStripe.put(row.gatewayId(), row);
            }
        });
        refunds.forEach(row -> {
            this.refunds.put(row.id(), row);
            if (row.gatewayId() != null) {
                refundsAtStripe.put(row.gatewayId(), row);
            }
        });
        disputes.forEach(row -> this.disputes.put(row.gatewayId(), row));
        payouts.forEach(row -> this.payouts.put(row.gatewayId(), row));
    }

    Collection<PaymentRow> payments() {
        return payments.values();
    }

    @Nullable PaymentRow payment(UUID id) {
        return payments.get(id);
    }

    @Nullable PaymentRow paymentAt(@Nullable String gatewayId) {
        return paymentsAtStripe.get(gatewayId);
    }

    Collection<RefundRow> refunds() {
        return refunds.values();
    }

    @Nullable RefundRow refund(@Nullable UUID id) {
        return refunds.get(id);
    }

    @Nullable RefundRow refundAt(String gatewayId) {
        return refundsAtStripe.get(gatewayId);
    }

    Collection<DisputeRow> disputes() {
        return disputes.values();
    }

    @Nullable DisputeRow disputeAt(String gatewayId) {
        return disputes.get(gatewayId);
    }

    Collection<PayoutRow> payouts() {
        return payouts.values();
    }

    @Nullable PayoutRow payoutAt(String gatewayId) {
        return payouts.get(gatewayId);
    }

    /** The row a difference is about, as it stands; nothing if there is none. */
    @Nullable Object rowOf(Difference difference) {
        return switch (difference.kind()) {
            case PAYMENT -> difference.paymentId() == null ? null : payments.get(difference.paymentId());
            case REFUND -> refundBehind(difference.objectId());
            case DISPUTE -> disputes.get(difference.objectId());
            case PAYOUT -> payouts.get(difference.objectId());
            case EVENT -> null;
        };
    }

    private @Nullable RefundRow refundBehind(String id) {
        return id.contains("_") ? refundsAtStripe.get(id) : refunds.get(UUID.fromString(id));
    }
}
