package fr.honoraire.stripe.reconciliation;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCreateParams;
import fr.honoraire.simulator.StripeSimulator;
import fr.honoraire.support.Given;
import java.util.Map;

/** Payments on a practitioner's account that did not come from us. */
final class StrangeMoney {

    private StrangeMoney() {}

    /** Takes 25 € on the account, saying this of them. */
    static String paidWithoutUs(
            StripeSimulator stripe, String secretKey, String account, Map<String, String> metadata) {
        var client = StripeClient.builder()
                .setApiKey(secretKey)
                .setApiBase(stripe.baseUrl())
                .build();
        var params = PaymentIntentCreateParams.builder()
                .setAmount(25_00L)
                .setCurrency("eur")
                .putAllMetadata(metadata)
                .build();
        try {
            var options = RequestOptions.builder().setStripeAccount(account).build();
            var intent = client.v1().paymentIntents().create(params, options).getId();
            stripe.payIntent(account, intent, Given.GOOD_CARD);
            return intent;
        } catch (StripeException e) {
            throw new IllegalStateException(e);
        }
    }
}
