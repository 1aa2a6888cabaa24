package fr.honoraire.stripe;

import static fr.honoraire.stripe.StripeCalls.on;
import static fr.honoraire.stripe.StripeCalls.once;

import com.stripe.StripeClient;
import com.stripe.model.Refund;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import fr.honoraire.billing.refund.GatewayRefund;
import fr.honoraire.billing.refund.RefundGateway;
import fr.honoraire.billing.refund.RefundReason;
import fr.honoraire.billing.refund.RefundStatus;
import fr.honoraire.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Refunds on the practitioner's account (https://docs.stripe.com/refunds). Stripe learns our opaque id, and no reason of ours. */
@Component
class StripeRefundGateway implements RefundGateway {

    private static final String OUR_ID = "refund_id";
    private static final long PAGE = 100;

    private final StripeClient client;
    private final StripeCalls calls;

    StripeRefundGateway(StripeClient client, StripeCalls calls) {
        this.client = client;
        this.calls = calls;
    }

    @Override
    public GatewayRefund refund(
            UUID refundId, int attempt, String payee, String paymentGatewayId, Money amount, RefundReason reason) {
        var params = RefundCreateParams.builder()
                .setPaymentIntent(paymentGatewayId)
                .setAmount(amount.cents())
                .setReason(reason(reason))
                .putMetadata(OUR_ID, refundId.toString())
                .build();
        var options = once(payee, "refund-" + refundId + "-" + attempt);
        return seen(calls.ask(() -> client.v1().refunds().create(params, options)));
    }

    private static RefundCreateParams.Reason reason(RefundReason reason) {
        return switch (reason) {
            case DUPLICATE -> RefundCreateParams.Reason.DUPLICATE;
            case PATIENT_REQUEST, ACT_NOT_DONE, WRONG_AMOUNT, OTHER, AT_STRIPE ->
                RefundCreateParams.Reason.REQUESTED_BY_CUSTOMER;
        };
    }

    @Override
    public List<GatewayRefund> of(String payee, String paymentGatewayId) {
        return list(
                payee,
                RefundListParams.builder()
                        .setPaymentIntent(paymentGatewayId)
                        .setLimit(PAGE)
                        .build());
    }

    @Override
    public List<GatewayRefund> since(String payee, Instant created) {
        var from = RefundListParams.Created.builder()
                .setGte(created.getEpochSecond())
                .build();
        return list(
                payee,
                RefundListParams.builder().setCreated(from).setLimit(PAGE).build());
    }

    private List<GatewayRefund> list(String payee, RefundListParams params) {
        return calls.all(() -> client.v1().refunds().list(params, on(payee))).reversed().stream()
                .filter(refund -> Euros.are(refund.getCurrency()))
                .map(StripeRefundGateway::seen)
                .toList();
    }

    private static GatewayRefund seen(Refund refund) {
        return new GatewayRefund(
                refund.getId(),
                ourId(refund),
                refund.getPaymentIntent(),
                status(refund),
                Euros.of(refund.getAmount(), refund.getCurrency()),
                refund.getFailureReason(),
                Instant.ofEpochSecond(refund.getCreated()),
                refund.getBalanceTransaction());
    }

    /** Metadata that is no id of ours was written by somebody else. */
    private static @Nullable UUID ourId(Refund refund) {
        var metadata = refund.getMetadata();
        @Nullable String id = metadata == null ? null : metadata.get(OUR_ID);
        try {
            return id == null ? null : UUID.fromString(id);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    /** One that waits for the patient's bank details is under way, too. */
    private static RefundStatus status(Refund refund) {
        return switch (refund.getStatus()) {
            case "pending", "requires_action" -> RefundStatus.PENDING;
            case "succeeded" -> RefundStatus.SUCCEEDED;
            case "failed" -> RefundStatus.FAILED;
            case "canceled" -> RefundStatus.CANCELED;
            default -> throw new IllegalStateException("refund " + refund.getId() + " is " + refund.getStatus());
        };
    }
}
