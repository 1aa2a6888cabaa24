package fr.honoraire.stripe;

import static fr.honoraire.stripe.StripeCalls.on;

import com.stripe.StripeClient;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.Payout;
import com.stripe.param.BalanceTransactionListParams;
import com.stripe.param.PayoutListParams;
import fr.honoraire.payout.GatewayPayout;
import fr.honoraire.payout.GatewayPayoutLine;
import fr.honoraire.payout.PayoutGateway;
import fr.honoraire.payout.PayoutStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the practitioner's payouts, and what each is made of. */
@Component
class StripePayoutGateway implements PayoutGateway {

    private static final long PAGE = 100;

    private final StripeClient client;
    private final StripeCalls calls;

    StripePayoutGateway(StripeClient client, StripeCalls calls) {
        this.client = client;
        this.calls = calls;
    }

    @Override
    public GatewayPayout read(String payee, String gatewayId) {
        return seen(calls.ask(() -> client.v1().payouts().retrieve(gatewayId, on(payee))));
    }

    @Override
    public List<GatewayPayout> since(String payee, Instant created) {
        var params = PayoutListParams.builder()
                .setCreated(PayoutListParams.Created.builder()
                        .setGte(created.getEpochSecond())
                        .build())
                .setLimit(PAGE)
                .build();
        return calls.all(() -> client.v1().payouts().list(params, on(payee))).stream()
                .filter(payout -> Euros.are(payout.getCurrency()))
                .map(StripePayoutGateway::seen)
                .toList();
    }

    private static GatewayPayout seen(Payout payout) {
        return new GatewayPayout(
                payout.getId(),
                Euros.of(payout.getAmount(), payout.getCurrency()),
                status(payout),
                LocalDate.ofInstant(Instant.ofEpochSecond(payout.getArrivalDate()), ZoneOffset.UTC),
                Instant.ofEpochSecond(payout.getCreated()),
                payout.getFailureCode(),
                bankReference(payout),
                "completed".equals(payout.getReconciliationStatus()));
    }

    private static PayoutStatus status(Payout payout) {
        return switch (payout.getStatus()) {
            case "pending" -> PayoutStatus.PENDING;
            case "in_transit" -> PayoutStatus.IN_TRANSIT;
            case "paid" -> PayoutStatus.PAID;
            case "failed" -> PayoutStatus.FAILED;
            case "canceled" -> PayoutStatus.CANCELED;
            default -> throw new IllegalStateException("payout " + payout.getId() + " is " + payout.getStatus());
        };
    }

    private static @Nullable String bankReference(Payout payout) {
        var trace = payout.getTraceId();
        return trace == null ? null : trace.getValue();
    }

    @Override
    public List<GatewayPayoutLine> lines(String payee, String gatewayId) {
        var params = BalanceTransactionListParams.builder()
                .setPayout(gatewayId)
                .setLimit(PAGE)
                .addExpand("data.source")
                .build();
        return calls.all(() -> client.v1().balanceTransactions().list(params, on(payee))).stream()
                .filter(line -> !isTheTransferItself(line, gatewayId))
                .map(PayoutLines::seen)
                .toList();
    }

    /** Its own movement, or its return should it fail: neither is something it is made of. */
    private static boolean isTheTransferItself(BalanceTransaction line, String gatewayId) {
        return gatewayId.equals(line.getSource());
    }
}
