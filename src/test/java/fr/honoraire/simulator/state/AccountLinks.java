package fr.honoraire.simulator.state;

import fr.honoraire.simulator.wire.ApiError;
import fr.honoraire.simulator.wire.ApiRequest;
import fr.honoraire.simulator.wire.Ids;
import fr.honoraire.simulator.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The links to Stripe's hosted onboarding: each opens once, and not for long. */
public final class AccountLinks {

    private static final Duration LIFE = Duration.ofMinutes(5);

    /** Where a link leads, and where it leads back. */
    public record Link(String token, String account, String returnUrl, String refreshUrl, Instant expires) {}

    private final Accounts accounts;
    private final SimulatedClock clock;
    private final Map<String, Link> unopened = new HashMap<>();
    private final Map<String, Link> visits = new HashMap<>();
    private final Map<String, Link> spent = new HashMap<>();
    private String baseUrl = "";

    public AccountLinks(Accounts accounts, SimulatedClock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    public void servedAt(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    public ObjectNode create(ApiRequest request) {
        var opened = accounts.get(request.required("account"));
        accounts.requireOpen(opened);
        var account = opened.id();
        var useCase = request.params().path("use_case");
        var type = Json.text(useCase, "type");
        if (type == null) {
            throw ApiError.missingParameter("use_case.type");
        }
        var details = useCase.path(type);
        var refreshUrl = Json.text(details, "refresh_url");
        if (refreshUrl == null) {
            throw ApiError.missingParameter("use_case." + type + ".refresh_url");
        }
        if (details.path("configurations").isEmpty()) {
            throw ApiError.missingParameter("use_case." + type + ".configurations");
        }
        var now = clock.now();
        var link = new Link(
                Ids.random(32), account, details.path("return_url").asString(refreshUrl), refreshUrl, now.plus(LIFE));
        unopened.put(link.token(), link);
        return Json.object(
                "object",
                "v2.core.account_link",
                "account",
                account,
                "created",
                now.toString(),
                "expires_at",
                link.expires().toString(),
                "livemode",
                false,
                "url",
                baseUrl + "/onboarding/" + link.token(),
                "use_case",
                useCase.deepCopy());
    }

    /** Opens a link; the second time, or too late, there is nothing to open. */
    public Optional<Link> open(String token) {
        var link = unopened.remove(token);
        if (link == null) {
            return Optional.empty();
        }
        spent.put(token, link);
        if (link.expires().isBefore(clock.now())) {
            return Optional.empty();
        }
        var visit = new Link(Ids.random(32), link.account(), link.returnUrl(), link.refreshUrl(), link.expires());
        visits.put(visit.token(), visit);
        return Optional.of(visit);
    }

    /** Where a link leads that opens no more. */
    public Optional<String> refreshUrl(String token) {
        return Optional.ofNullable(spent.get(token)).map(Link::refreshUrl);
    }

    /** The visit that an opened link has begun. */
    public Optional<Link> visit(String token) {
        return Optional.ofNullable(visits.get(token));
    }

    public void leave(Link visit) {
        visits.remove(visit.token());
    }

    void clear() {
        unopened.clear();
        visits.clear();
        spent.clear();
    }
}
