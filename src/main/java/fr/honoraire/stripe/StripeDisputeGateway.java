package fr.honoraire.stripe;

import static fr.honoraire.stripe.StripeCalls.on;

import com.stripe.StripeClient;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.Dispute;
import com.stripe.param.DisputeListParams;
import fr.honoraire.billing.dispute.DisputeGateway;
import fr.honoraire.billing.dispute.DisputeStatus;
import fr.honoraire.billing.dispute.GatewayDispute;
import fr.honoraire.shared.Money;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Disputes on the practitioner's account: https://docs.stripe.com/disputes. */
@Component
class StripeDisputeGateway implements DisputeGateway {

    private static final long PAGE = 100;

    private final StripeClient client;
    private final StripeCalls calls;
    private final StripeProperties properties;

    StripeDisputeGateway(StripeClient client, StripeCalls calls, StripeProperties properties) {
        this.client = client;
        this.calls = calls;
        this.properties = properties;
    }

    @Override
    public List<GatewayDispute> of(String payee, String paymentGatewayId) {
        return list(
                payee,
                DisputeListParams.builder()
                        .setPaymentIntent(paymentGatewayId)
                        .setLimit(PAGE)
                        .build());
    }

    @Override
    public List<GatewayDispute> since(String payee, Instant opened) {
        var from = DisputeListParams.Created.builder()
                .setGte(opened.getEpochSecond())
                .build();
        return list(
                payee,
                DisputeListParams.builder().setCreated(from).setLimit(PAGE).build());
    }

    /** With his account in it: whoever has several lands on the right one. */
    @Override
    public URI answerPage(String payee, String disputeGatewayId) {
        var mode = properties.isLive() ? "" : "/test";
        return URI.create(properties.dashboardUrl() + "/" + payee + mode + "/disputes/" + disputeGatewayId);
    }

    private List<GatewayDispute> list(String payee, DisputeListParams params) {
        return calls.all(() -> client.v1().disputes().list(params, on(payee))).reversed().stream()
                .filter(dispute -> Euros.are(dispute.getCurrency()))
                .map(StripeDisputeGateway::seen)
                .toList();
    }

    private static GatewayDispute seen(Dispute dispute) {
        return new GatewayDispute(
                dispute.getId(),
                dispute.getPaymentIntent(),
                status(dispute),
                Euros.of(dispute.getAmount(), dispute.getCurrency()),
                sum(dispute, line -> -line.getAmount()),
                sum(dispute, BalanceTransaction::getFee),
                dispute.getReason(),
                Instant.ofEpochSecond(dispute.getCreated()),
                dueAt(dispute),
                hasEvidence(dispute));
    }

    /** Its lines take the money off the balance, and put it back if the dispute is won. */
    private static Money sum(Dispute dispute, ToLongFunction<BalanceTransaction> part) {
        @Nullable List<BalanceTransaction> lines = dispute.getBalanceTransactions();
        var cents = lines == null
                ? 0
                : lines.stream()
                        .filter(line -> Euros.are(line.getCurrency()))
                        .mapToLong(part)
                        .sum();
        return Money.ofCents(Math.max(0, cents));
    }

    private static @Nullable Instant dueAt(Dispute dispute) {
        var details = dispute.getEvidenceDetails();
        var due = details == null ? null : details.getDueBy();
        return due == null ? null : Instant.ofEpochSecond(due);
    }

    private static boolean hasEvidence(Dispute dispute) {
        var details = dispute.getEvidenceDetails();
        return details != null && Boolean.TRUE.equals(details.getHasEvidence());
    }

    private static DisputeStatus status(Dispute dispute) {
        return switch (dispute.getStatus()) {
            case "warning_needs_response" -> DisputeStatus.INQUIRY;
            case "warning_under_review" -> DisputeStatus.INQUIRY_UNDER_REVIEW;
            case "warning_closed" -> DisputeStatus.INQUIRY_CLOSED;
            case "needs_response" -> DisputeStatus.NEEDS_RESPONSE;
            case "under_review" -> DisputeStatus.UNDER_REVIEW;
            case "won" -> DisputeStatus.WON;
            case "lost" -> DisputeStatus.LOST;
            case "prevented" -> DisputeStatus.PREVENTED;
            default -> throw new IllegalStateException("dispute " + dispute.getId() + " is " + dispute.getStatus());
        };
    }
}
