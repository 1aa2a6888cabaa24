package fr.honoraire.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The controls that other processes and the dashboard use. */
class ControlApiTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private StripeSimulator stripe;
    private TestPlatform platform;

    @BeforeEach
    void start() {
        stripe = StripeSimulator.start(0);
        platform = new TestPlatform(stripe);
    }

    @AfterEach
    void stop() {
        stripe.close();
    }

    @Test
    void aPaymentIsMadeAndPaidOutByHand() throws Exception {
        var account = platform.newAccount();
        assertThat(order("complete-onboarding", "account=" + account).statusCode())
                .isEqualTo(200);
        var intent = platform.intent(account, 2500).getId();

        var paid = order("pay", "account=" + account + "&payment_intent=" + intent + "&card=4242424242424242");
        assertThat(paid.body()).contains("succeeded");
        order("advance", "by=P3D");
        order("settle-payouts", "");

        assertThat(show("ledger?account=" + account)).contains("\"type\":\"payout\"");
        assertThat(stripe.now()).isAfter(Instant.now().plus(Duration.ofDays(2)));
    }

    @Test
    void anUnknownControlSaysSo() throws Exception {
        assertThat(order("make-coffee", "").statusCode()).isEqualTo(400);
        assertThat(order("advance", "by=tomorrow").statusCode()).isEqualTo(400);
        assertThat(order("complete-onboarding", "account=acct_none").statusCode())
                .isEqualTo(404);
    }

    @Test
    void theDashboardShowsWhatThereIs() throws Exception {
        var account = platform.readyAccount();
        stripe.payIntent(account, platform.intent(account, 2500).getId(), "4242424242424242");

        var page = get("/");

        assertThat(page).contains(account, "25,00", "payé", "aucun argent réel");
    }

    @Test
    void aDashboardsButtonComesBackToIt() throws Exception {
        var answer = order("advance", "by=P1D&back=dashboard");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/");
    }

    @Test
    void aButtonThatCannotDoItSaysWhyOnThePage() throws Exception {
        var account = platform.readyAccount();
        var intent = platform.intent(account, 2500).getId();
        stripe.payIntent(account, intent, "4242424242424242");

        var form = "account=" + account + "&payment_intent=" + intent + "&back=dashboard&anchor=payments&euros=";
        assertThat(order("refund", form + "12,50").headers().firstValue("Location"))
                .hasValue("/#payments");
        var refused =
                order("refund", form + "12,51").headers().firstValue("Location").orElseThrow();

        assertThat(get(refused)).contains("Impossible", "greater than unrefunded amount", "12,50");
    }

    @Test
    void aFaultIsOrderedForOneAccount() throws Exception {
        var account = platform.readyAccount();
        order("faults", "method=POST&path=payment_intents&fault=rate_limited&times=1&account=acct_other");

        assertThat(platform.intent(account, 2500).getId()).startsWith("pi_");
    }

    private HttpResponse<String> order(String control, String form) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(stripe.baseUrl() + "/_simulator/" + control))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private String show(String view) throws IOException, InterruptedException {
        return get("/_simulator/" + view);
    }

    private String get(String path) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(stripe.baseUrl() + path)).build();
        return http.send(request, BodyHandlers.ofString()).body();
    }
}
