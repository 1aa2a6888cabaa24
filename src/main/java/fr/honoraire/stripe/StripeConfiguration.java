package fr.honoraire.stripe;

import com.stripe.StripeClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one client of Stripe. A client retries nothing unless told to, whatever the SDK's static settings say. */
@Configuration(proxyBeanMethods = false)
class StripeConfiguration {

    private static final int RETRIES = 1;

    @Bean
    StripeClient stripeClient(StripeProperties properties) {
        return StripeClient.builder()
                .setApiKey(properties.secretKey())
                .setApiBase(withoutSlash(properties.apiBase().toString()))
                .setMaxNetworkRetries(RETRIES)
                .setConnectTimeout((int) properties.connectWithin().toMillis())
                .setReadTimeout((int) properties.answerWithin().toMillis())
                .build();
    }

    private static String withoutSlash(String address) {
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }
}
