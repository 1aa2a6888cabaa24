package fr.honoraire.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** The simulator's controls, where it is the simulator that answers as Stripe: it plays banks, browsers and time. */
final class SimulatorControls {

    private static final String REAL_STRIPE = "https://api.stripe.com";

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;
    private final boolean present;

    SimulatorControls(URI base) {
        this.base = base;
        this.present = !REAL_STRIPE.equals(base.toString())
                && get(base.resolve("/_simulator/now")).statusCode() == 200;
    }

    boolean present() {
        return present;
    }

    /** Makes something happen. */
    void order(String control, Map<String, String> what) {
        var form = what.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var answer = send(HttpRequest.newBuilder(base.resolve("/_simulator/" + control))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
        assertThat(answer.statusCode()).as("%s: %s", control, answer.body()).isEqualTo(200);
    }

    /** Opens an address as a browser would, without following where it leads. */
    HttpResponse<String> get(URI address) {
        return send(HttpRequest.newBuilder(address).build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException("No answer from " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
