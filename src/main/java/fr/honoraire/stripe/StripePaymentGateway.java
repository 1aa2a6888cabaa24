package fr.honoraire.stripe;

import static fr.honoraire.stripe.StripeCalls.on;
import static fr.honoraire.stripe.StripeCalls.once;

import com.stripe.StripeClient;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.param.ChargeListParams;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import fr.honoraire.billing.CardForm;
import fr.honoraire.billing.GatewayPayment;
import fr.honoraire.billing.PaymentGateway;
import fr.honoraire.billing.PaymentStatus;
import fr.honoraire.billing.SeenPayment;
import fr.honoraire.shared.GatewayRefused;
import fr.honoraire.shared.Money;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Payments as PaymentIntents on the practitioner's account: direct charges. Stripe learns our opaque id and no more. */
@Component
class StripePaymentGateway implements PaymentGateway {

    private static final String OUR_ID = "payment_id";
    private static final String SETTLEMENT = "latest_charge.balance_transaction";
    private static final Duration CLOCKS_MAY_DIFFER = Duration.ofHours(1);
    private static final String WRONG_STATE = "payment_intent_unexpected_state";

    private final StripeClient client;
    private final StripeCalls calls;
    private final StripeProperties properties;

    StripePaymentGateway(StripeClient client, StripeCalls calls, StripeProperties properties) {
        this.client = client;
        this.calls = calls;
        this.properties = properties;
    }

    @Override
    public GatewayPayment open(UUID paymentId, int attempt, String payee, Money amount, @Nullable String descriptor) {
        var params = PaymentIntentCreateParams.builder()
                .setAmount(amount.cents())
                .setCurrency("eur")
                .setStatementDescriptorSuffix(descriptor)
                .setAutomaticPaymentMethods(PaymentIntentCreateParams.AutomaticPaymentMethods.builder()
                        .setEnabled(true)
                        .build())
                .putMetadata(OUR_ID, paymentId.toString())
                .addExpand(SETTLEMENT)
                .build();
        var options = once(payee, "payment-" + paymentId + "-" + attempt);
        return Intents.seen(calls.ask(() -> client.v1().paymentIntents().create(params, options)));
    }

    /** Two attempts may both have been carried out: the one that went furthest counts, then the older one. */
    @Override
    public Optional<GatewayPayment> find(UUID paymentId, String payee, Instant since) {
        var from = since.minus(CLOCKS_MAY_DIFFER).getEpochSecond();
        var params = PaymentIntentListParams.builder()
                .setCreated(
                        PaymentIntentListParams.Created.builder().setGte(from).build())
                .setLimit(100L)
                .addExpand("data." + SETTLEMENT)
                .build();
        var ours = calls.ask(() -> {
            var found = new ArrayList<PaymentIntent>();
            for (var intent :
                    client.v1().paymentIntents().list(params, on(payee)).autoPagingIterable()) {
                if (isOurs(intent, paymentId)) {
                    found.add(intent);
                }
            }
            return found;
        });
        return ours.reversed().stream()
                .map(Intents::seen)
                .min(Comparator.comparingInt(payment -> distanceFromMoney(payment.status())));
    }

    private static boolean isOurs(PaymentIntent intent, UUID paymentId) {
        var metadata = intent.getMetadata();
        return metadata != null && paymentId.toString().equals(metadata.get(OUR_ID));
    }

    private static int distanceFromMoney(PaymentStatus status) {
        return switch (status) {
            case PAID -> 0;
            case PROCESSING -> 1;
            case OPEN -> 2;
            case CANCELED, SETTLED_OTHERWISE, WRITTEN_OFF -> 3;
        };
    }

    /** A payment opened long ago may be tried today: then its charge is new. */
    @Override
    public List<SeenPayment> since(String payee, Instant created) {
        var from = created.getEpochSecond();
        var found = new LinkedHashMap<String, SeenPayment>();
        for (var intent : intentsSince(payee, from)) {
            ourId(intent.getMetadata()).ifPresent(id -> found.put(intent.getId(), seen(id, intent)));
        }
        for (var charge : chargesSince(payee, from)) {
            var intent = charge.getPaymentIntent();
            if (intent != null && !found.containsKey(intent)) {
                ourId(charge.getMetadata())
                        .ifPresent(id -> found.put(intent, new SeenPayment(id, read(payee, intent))));
            }
        }
        return List.copyOf(found.values());
    }

    private List<PaymentIntent> intentsSince(String payee, long from) {
        var params = PaymentIntentListParams.builder()
                .setCreated(
                        PaymentIntentListParams.Created.builder().setGte(from).build())
                .setLimit(100L)
                .addExpand("data." + SETTLEMENT)
                .build();
        return calls.all(() -> client.v1().paymentIntents().list(params, on(payee)));
    }

    private List<Charge> chargesSince(String payee, long from) {
        var params = ChargeListParams.builder()
                .setCreated(ChargeListParams.Created.builder().setGte(from).build())
                .setLimit(100L)
                .build();
        return calls.all(() -> client.v1().charges().list(params, on(payee)));
    }

    private static SeenPayment seen(UUID ourId, PaymentIntent intent) {
        return new SeenPayment(ourId, Intents.seen(intent));
    }

    /** Metadata that is no id of ours was written by somebody else. */
    private static Optional<UUID> ourId(@Nullable Map<String, String> metadata) {
        var id = metadata == null ? null : metadata.get(OUR_ID);
        try {
            return Optional.ofNullable(id).map(UUID::fromString);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    @Override
    public GatewayPayment read(String payee, String gatewayId) {
        return Intents.seen(intent(payee, gatewayId));
    }

    private PaymentIntent intent(String payee, String gatewayId) {
        var params = PaymentIntentRetrieveParams.builder().addExpand(SETTLEMENT).build();
        return calls.ask(() -> client.v1().paymentIntents().retrieve(gatewayId, params, on(payee)));
    }

    /** Too late to cancel is an answer like any other: what matters is how the payment stands. */
    @Override
    public GatewayPayment cancel(String payee, String gatewayId) {
        var params = PaymentIntentCancelParams.builder().addExpand(SETTLEMENT).build();
        try {
            return Intents.seen(calls.ask(() -> client.v1().paymentIntents().cancel(gatewayId, params, on(payee))));
        } catch (GatewayRefused e) {
            if (WRONG_STATE.equals(e.code())) {
                return read(payee, gatewayId);
            }
            throw e;
        }
    }

    @Override
    public CardForm form(String payee, String gatewayId) {
        var secret = intent(payee, gatewayId).getClientSecret();
        return new CardForm(properties.jsUrl().toString(), properties.publishableKey(), payee, secret);
    }

    /** As https://docs.stripe.com/security/guide#content-security-policy says; what stands in for Stripe has one origin. */
    @Override
    public List<String> formOrigins() {
        var script = origin(properties.jsUrl());
        return "https://js.stripe.com".equals(script)
                ? List.of(script, "https://*.js.stripe.com", "https://api.stripe.com", "https://hooks.stripe.com")
                : List.of(script);
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getAuthority();
    }
}
