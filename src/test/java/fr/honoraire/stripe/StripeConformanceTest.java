package fr.honoraire.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.StripeException;
import fr.honoraire.shared.GatewayRefused;
import fr.honoraire.shared.GatewayUnsure;
import fr.honoraire.simulator.StripeSimulator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What we rely on of Stripe, case by case, tried on the simulator or, where {@code -Dconformance=stripe} asks for it, on
 * Stripe itself in test mode: docs/stripe-conformance.md.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StripeConformanceTest {

    private static final String REAL_STRIPE = "https://api.stripe.com";
    private static final Path DOCUMENT = Path.of("docs/stripe-conformance.md");

    private final ConformanceReport report = new ConformanceReport();
    private @Nullable StripeSimulator simulator;
    private TestedStripe stripe;

    @BeforeAll
    void start() {
        if ("stripe".equals(System.getProperty("conformance"))) {
            stripe = new TestedStripe(
                    given("STRIPE_SECRET_KEY", ""),
                    URI.create(given("STRIPE_API_BASE", REAL_STRIPE)),
                    given("STRIPE_TEST_ACCOUNT", ""));
            return;
        }
        simulator = StripeSimulator.start(0);
        stripe = new TestedStripe("sk_test_simulator_only", URI.create(simulator.baseUrl()), "");
    }

    private static String given(String variable, String otherwise) {
        var value = Objects.requireNonNullElse(System.getenv(variable), "").strip();
        return value.isEmpty() ? otherwise : value;
    }

    @AfterAll
    void report() {
        if (report.isEmpty()) {
            return;
        }
        System.out.println("\nStripe at " + stripe.apiBase() + "\n" + report.text());
        if (stripe.lacksAccount()) {
            System.out.println(advice());
        }
        if (simulator != null) {
            simulator.close();
        }
    }

    private String advice() {
        try {
            var account = stripe.newcomer().id();
            return ConformanceReport.advice(stripe.form(account), account);
        } catch (GatewayRefused | GatewayUnsure e) {
            return "No account could be opened to onboard: " + e.getMessage();
        }
    }

    static List<StripeCase> cases() {
        return StripeCases.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void stripeDoesAsWeRelyOn(StripeCase tried) throws StripeException {
        var begun = System.nanoTime();
        try {
            if (tried.needs() == StripeCase.Needs.READY_ACCOUNT) {
                stripe.ready();
            }
            tried.steps().run(stripe);
            report.passed(tried, Duration.ofNanos(System.nanoTime() - begun), stripe.takeRemarks());
        } catch (NotRun e) {
            report.notRun(tried, String.valueOf(e.getMessage()), stripe.takeRemarks());
            Assumptions.abort(tried + ": " + e.getMessage());
        } catch (StripeException | RuntimeException | AssertionError e) {
            report.failed(tried, String.valueOf(e.getMessage()), stripe.takeRemarks());
            throw e;
        }
    }

    @Test
    void thereAreThirtyCasesNumberedInOrder() {
        assertThat(cases())
                .extracting(StripeCase::number)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 30).boxed().toList());
    }

    @Test
    void aLiveKeyIsRefusedBeforeAnyCall() {
        assertThatThrownBy(() -> new TestedStripe("sk_live_51Nobody", URI.create(REAL_STRIPE), ""))
                .hasMessageContaining("test mode");
    }

    @Test
    void theDocumentListsThem() throws IOException {
        assertThat(Files.readAllLines(DOCUMENT).stream().filter(line -> line.startsWith("| C")))
                .containsExactlyElementsOf(cases().stream().map(StripeCase::row).toList());
    }
}
