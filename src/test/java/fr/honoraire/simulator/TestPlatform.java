package fr.honoraire.simulator;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.v2.core.AccountCreateParams;
import com.stripe.param.v2.core.AccountCreateParams.Configuration;
import com.stripe.param.v2.core.AccountCreateParams.Configuration.Merchant;
import com.stripe.param.v2.core.AccountCreateParams.Defaults;
import com.stripe.param.v2.core.AccountCreateParams.Identity;

/** A platform that talks to the simulator through Stripe's own client. */
final class TestPlatform {

    private final StripeSimulator stripe;
    private final StripeClient client;

    TestPlatform(StripeSimulator stripe) {
        this.stripe = stripe;
        client = StripeClient.builder()
                .setApiKey("sk_test_x")
                .setApiBase(stripe.baseUrl())
                .build();
    }

    StripeClient client() {
        return client;
    }

    String readyAccount() throws StripeException {
        var account = newAccount();
        stripe.completeOnboarding(account);
        return account;
    }

    String newAccount() throws StripeException {
        var cards =
                Merchant.Capabilities.CardPayments.builder().setRequested(true).build();
        var merchant = Merchant.builder()
                .setMcc("8011")
                .setCapabilities(
                        Merchant.Capabilities.builder().setCardPayments(cards).build())
                .build();
        var responsibilities = Defaults.Responsibilities.builder()
                .setFeesCollector(Defaults.Responsibilities.FeesCollector.STRIPE)
                .setLossesCollector(Defaults.Responsibilities.LossesCollector.STRIPE)
                .build();
        var params = AccountCreateParams.builder()
                .setContactEmail("claire.martin@example.org")
                .setDisplayName("Dr Claire Martin")
                .setDashboard(AccountCreateParams.Dashboard.FULL)
                .setIdentity(Identity.builder()
                        .setCountry("fr")
                        .setEntityType(Identity.EntityType.INDIVIDUAL)
                        .build())
                .setConfiguration(Configuration.builder().setMerchant(merchant).build())
                .setDefaults(Defaults.builder()
                        .setCurrency("eur")
                        .addLocale(Defaults.Locale.FR_FR)
                        .setResponsibilities(responsibilities)
                        .build())
                .addInclude(AccountCreateParams.Include.CONFIGURATION__MERCHANT)
                .addInclude(AccountCreateParams.Include.REQUIREMENTS)
                .build();
        return client.v2().core().accounts().create(params).getId();
    }

    PaymentIntent intent(String account, long cents) throws StripeException {
        return client.v1().paymentIntents().create(amount(cents), on(account));
    }

    PaymentIntent read(String account, PaymentIntent intent) throws StripeException {
        return client.v1().paymentIntents().retrieve(intent.getId(), on(account));
    }

    PaymentIntent cancel(String account, PaymentIntent intent) throws StripeException {
        return client.v1()
                .paymentIntents()
                .cancel(intent.getId(), PaymentIntentCancelParams.builder().build(), on(account));
    }

    static PaymentIntentCreateParams amount(long cents) {
        return amountOf(cents).build();
    }

    static PaymentIntentCreateParams.Builder amountOf(long cents) {
        return PaymentIntentCreateParams.builder()
                .setAmount(cents)
                .setCurrency("eur")
                .setAutomaticPaymentMethods(PaymentIntentCreateParams.AutomaticPaymentMethods.builder()
                        .setEnabled(true)
                        .build())
                .putMetadata("payment", "0198");
    }

    static RequestOptions on(String account) {
        return RequestOptions.builder().setStripeAccount(account).build();
    }
}
