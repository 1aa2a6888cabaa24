package fr.honoraire.simulator.state;

import com.stripe.net.ApiRequestParams;
import com.stripe.param.AccountRetrieveParams;
import com.stripe.param.ChargeListParams;
import com.stripe.param.ChargeRetrieveParams;
import com.stripe.param.ExternalAccountCollectionListParams;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.PaymentIntentUpdateParams;
import com.stripe.param.v2.core.AccountCreateParams;
import com.stripe.param.v2.core.AccountLinkCreateParams;
import com.stripe.param.v2.core.AccountUpdateParams;
import fr.honoraire.simulator.wire.ApiRequest;
import fr.honoraire.simulator.wire.Routes;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** The part of Stripe's API that the application uses. */
public final class Api {

    private final World world;
    private final Routes routes;
    private final Expansion expansion;

    private Api(World world, Routes routes) {
        this.world = world;
        this.routes = routes;
        this.expansion = new Expansion(world.store());
    }

    public static void addTo(Routes routes, World world) {
        var api = new Api(world, routes);
        api.accounts();
        api.payments();
    }

    private void accounts() {
        var accounts = world.accounts();
        routes.add("POST", "/v2/core/accounts", AccountCreateParams.class, accounts::create);
        routes.add(
                "GET", "/v2/core/accounts/{id}", com.stripe.param.v2.core.AccountRetrieveParams.class, accounts::read);
        routes.add("POST", "/v2/core/accounts/{id}", AccountUpdateParams.class, accounts::update);
        routes.add("POST", "/v2/core/account_links", AccountLinkCreateParams.class, world.links()::create);
        routes.add("GET", "/v1/accounts/{id}", AccountRetrieveParams.class, accounts::readV1);
        routes.add(
                "GET",
                "/v1/accounts/{id}/external_accounts",
                ExternalAccountCollectionListParams.class,
                accounts::banks);
    }

    private void payments() {
        var intents = world.intents();
        one("POST", "/v1/payment_intents", PaymentIntentCreateParams.class, intents::create);
        list("/v1/payment_intents", PaymentIntentListParams.class, request -> all(request, "payment_intent"));
        one("GET", "/v1/payment_intents/{id}", PaymentIntentRetrieveParams.class, intents::read);
        one("POST", "/v1/payment_intents/{id}", PaymentIntentUpdateParams.class, intents::update);
        one("POST", "/v1/payment_intents/{id}/confirm", PaymentIntentConfirmParams.class, intents::confirm);
        one("POST", "/v1/payment_intents/{id}/cancel", PaymentIntentCancelParams.class, intents::cancel);
        one("GET", "/v1/charges/{id}", ChargeRetrieveParams.class, request -> read(request, "charge"));
        list(
                "/v1/charges",
                ChargeListParams.class,
                request -> all(request, "charge").stream()
                        .filter(charge -> matches(request, charge, "payment_intent"))
                        .toList());
    }

    private void one(String method, String path, Class<? extends ApiRequestParams> params, Routes.Action action) {
        routes.add(
                method,
                path,
                params,
                request -> expansion.apply(request, action.run(request).deepCopy()));
    }

    private void list(
            String path, Class<? extends ApiRequestParams> params, Function<ApiRequest, List<ObjectNode>> items) {
        routes.add("GET", path, params, request -> expansion.apply(request, Lists.page(request, items.apply(request))));
    }

    private ObjectNode read(ApiRequest request, String type) {
        return world.store().get(PaymentIntents.account(request), type, request.pathPart(0));
    }

    private List<ObjectNode> all(ApiRequest request, String type) {
        return world.store().list(PaymentIntents.account(request), type);
    }

    private static boolean matches(ApiRequest request, ObjectNode object, String field) {
        var wanted = request.text(field);
        return wanted == null || wanted.equals(fr.honoraire.simulator.wire.Json.text(object, field));
    }
}
