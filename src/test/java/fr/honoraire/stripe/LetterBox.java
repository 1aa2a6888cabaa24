package fr.honoraire.stripe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes webhook deliveries in, and keeps them to be looked at. */
final class LetterBox implements AutoCloseable {

    /** One delivery, as it arrived. */
    record Letter(String body, String signature) {}

    private final List<Letter> letters = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    LetterBox() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        letters.add(new Letter(body, exchange.getRequestHeaders().getFirst("Stripe-Signature")));
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/webhooks/stripe";
    }

    Optional<Letter> about(String id) {
        return letters.stream().filter(letter -> letter.body().contains(id)).findFirst();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
