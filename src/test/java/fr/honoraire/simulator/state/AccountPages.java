package fr.honoraire.simulator.state;

import com.google.gson.annotations.SerializedName;
import com.stripe.net.ApiRequestParams;
import com.stripe.param.v2.core.AccountListParams.AppliedConfiguration;
import fr.honoraire.simulator.wire.ApiError;
import fr.honoraire.simulator.wire.ApiRequest;
import fr.honoraire.simulator.wire.Json;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Lists accounts as version 2 of the API does: page by page, without the parts that have to be asked for. */
final class AccountPages {

    private static final int USUAL = 10;
    private static final int MOST = 100;
    private static final String PATH = "/v2/core/accounts";

    /** What the call takes; the SDK leaves the page to the address of the next one. */
    @SuppressWarnings("UnusedVariable") // Read by reflection.
    static final class Params extends ApiRequestParams {

        @SerializedName("applied_configurations")
        private @Nullable List<AppliedConfiguration> appliedConfigurations;

        @SerializedName("closed")
        private @Nullable Boolean closed;

        @SerializedName("limit")
        private @Nullable Long limit;

        @SerializedName("page")
        private @Nullable String page;
    }

    private AccountPages() {}

    static ObjectNode page(ApiRequest request, Collection<Account> accounts, Instant now) {
        var limit = limit(request);
        var closed = "true".equals(request.text("closed"));
        var configurations = request.texts("applied_configurations");
        var found = accounts.stream()
                .filter(account -> account.isClosed() == closed)
                .filter(_ -> configurations.isEmpty() || configurations.equals(List.of("merchant")))
                .toList()
                .reversed();
        var from = from(request, found);
        var to = Math.min(from + limit, found.size());
        var data = found.subList(from, to).stream()
                .map(account -> AccountViews.v2(account, List.of(), now))
                .toList();
        return Json.object(
                "data",
                Json.array(data),
                "next_page_url",
                to < found.size() ? address(limit, found.get(to)) : null,
                "previous_page_url",
                from > 0 ? address(limit, found.get(Math.max(0, from - limit))) : null);
    }

    private static int limit(ApiRequest request) {
        var limit = Integer.parseInt(Objects.requireNonNullElse(request.text("limit"), String.valueOf(USUAL)));
        if (limit < 1 || limit > MOST) {
            throw ApiError.parameter("parameter_invalid", "limit", "limit must be between 1 and " + MOST + ".");
        }
        return limit;
    }

    private static int from(ApiRequest request, List<Account> found) {
        var page = request.text("page");
        if (page == null) {
            return 0;
        }
        for (var i = 0; i < found.size(); i++) {
            if (page.equals("page_" + found.get(i).id())) {
                return i;
            }
        }
        throw ApiError.parameter("parameter_invalid", "page", "No such page: " + page);
    }

    private static String address(int limit, Account first) {
        return PATH + "?limit=" + limit + "&page=page_" + first.id();
    }
}
