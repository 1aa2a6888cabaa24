package fr.honoraire.simulator.wire;

import com.stripe.net.ApiRequestParams;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/** The table of the API: which method and path does what, and which parameters it takes. */
public final class Routes {

    /** What a call does. It runs alone: nothing else changes meanwhile. */
    @FunctionalInterface
    public interface Action {
        ObjectNode run(ApiRequest request);
    }

    private record Route(String method, Pattern path, ParamShape params, Action action) {}

    private final List<Route> routes = new ArrayList<>();

    /** Adds a call, with the SDK's type of its parameters: it says what Stripe accepts. */
    public Routes add(String method, String template, Class<? extends ApiRequestParams> params, Action action) {
        var pattern = Pattern.compile(template.replaceAll("\\{\\w+}", "([^/]+)"));
        routes.add(new Route(method, pattern, new ParamShape(params), action));
        return this;
    }

    ObjectNode run(ApiRequest request) {
        for (var route : routes) {
            var match = route.path().matcher(request.path());
            if (route.method().equals(request.method()) && match.matches()) {
                route.params().check(request);
                return route.action().run(request.at(parts(match.toMatchResult())));
            }
        }
        throw new ApiError(
                404,
                "invalid_request_error",
                null,
                "Unrecognized request URL (%s: %s). Please see https://stripe.com/docs or we can help at https://support.stripe.com/."
                        .formatted(request.method(), request.path()));
    }

    private static List<String> parts(MatchResult match) {
        return IntStream.rangeClosed(1, match.groupCount())
                .mapToObj(match::group)
                .toList();
    }
}
