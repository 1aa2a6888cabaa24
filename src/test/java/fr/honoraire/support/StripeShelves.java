package fr.honoraire.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads everything of an account at Stripe, or at what stands in for it, over the wire and without any SDK. */
final class StripeShelves {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int PAGE = 100;
    private static final int AT_ONCE = 8;

    /** What one account holds. */
    record Shelf(
            String account,
            List<JsonNode> charges,
            List<JsonNode> refunds,
            List<JsonNode> disputes,
            List<JsonNode> payouts,
            List<JsonNode> movements,
            Map<String, List<JsonNode>> linesOfPayouts,
            long balance) {

        List<JsonNode> lines(String payout) {
            return linesOfPayouts.getOrDefault(payout, List.of());
        }
    }

    private final URI stripe;
    private final String secretKey;
    private final HttpClient client = HttpClient.newHttpClient();

    StripeShelves(URI stripe, String secretKey) {
        this.stripe = stripe;
        this.secretKey = secretKey;
    }

    List<Shelf> of(Collection<String> accounts) {
        var shelves = new ArrayList<Shelf>();
        var some = new ArrayList<Callable<Shelf>>();
        for (var account : accounts) {
            some.add(() -> of(account));
            if (some.size() == AT_ONCE) {
                shelves.addAll(AtOnce.all(some));
                some.clear();
            }
        }
        shelves.addAll(AtOnce.all(some));
        return shelves;
    }

    private Shelf of(String account) {
        var payouts = list(account, "/v1/payouts?");
        var lines = new HashMap<String, List<JsonNode>>();
        for (var payout : payouts) {
            var id = payout.path("id").asString();
            if ("completed".equals(payout.path("reconciliation_status").asString(""))) {
                lines.put(id, list(account, "/v1/balance_transactions?payout=" + id + "&"));
            }
        }
        return new Shelf(
                account,
                list(account, "/v1/charges?"),
                list(account, "/v1/refunds?"),
                list(account, "/v1/disputes?"),
                payouts,
                list(account, "/v1/balance_transactions?"),
                lines,
                balance(account));
    }

    private long balance(String account) {
        var balance = get(account, "/v1/balance");
        var sum = 0L;
        for (var part : List.of("available", "pending")) {
            for (var amount : balance.path(part)) {
                sum += amount.path("amount").asLong(0);
            }
        }
        return sum;
    }

    private List<JsonNode> list(String account, String path) {
        var found = new ArrayList<JsonNode>();
        var cursor = "";
        while (true) {
            var page = get(account, path + "limit=" + PAGE + cursor);
            page.path("data").forEach(found::add);
            if (!page.path("has_more").asBoolean(false)) {
                return found;
            }
            cursor = "&starting_after=" + found.getLast().path("id").asString();
        }
    }

    private JsonNode get(String account, String path) {
        var request = HttpRequest.newBuilder(stripe.resolve(path))
                .header("Authorization", "Bearer " + secretKey)
                .header("Stripe-Account", account)
                .build();
        try {
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + " of " + account + ": " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
