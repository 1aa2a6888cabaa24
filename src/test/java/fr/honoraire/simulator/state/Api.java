package fr.honoraire.simulator.state;

import com.stripe.net.ApiRequestParams;
import com.stripe.param.AccountRetrieveCurrentParams;
import com.stripe.param.AccountRetrieveParams;
import com.stripe.param.ApplicationFeeListParams;
import com.stripe.param.ApplicationFeeRetrieveParams;
import com.stripe.param.BalanceRetrieveParams;
import com.stripe.param.BalanceSettingsRetrieveParams;
import com.stripe.param.BalanceSettingsUpdateParams;
import com.stripe.param.BalanceTransactionListParams;
import com.stripe.param.BalanceTransactionRetrieveParams;
import com.stripe.param.ChargeListParams;
import com.stripe.param.ChargeRetrieveParams;
import com.stripe.param.ChargeUpdateParams;
import com.stripe.param.DisputeCloseParams;
import com.stripe.param.DisputeListParams;
import com.stripe.param.DisputeRetrieveParams;
import com.stripe.param.DisputeUpdateParams;
import com.stripe.param.ExternalAccountCollectionListParams;
import com.stripe.param.FeeRefundCollectionCreateParams;
import com.stripe.param.FeeRefundCollectionListParams;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.PaymentIntentUpdateParams;
import com.stripe.param.PaymentMethodRetrieveParams;
import com.stripe.param.PayoutListParams;
import com.stripe.param.PayoutRetrieveParams;
import com.stripe.param.PayoutUpdateParams;
import com.stripe.param.RefundCancelParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import com.stripe.param.RefundRetrieveParams;
import com.stripe.param.RefundUpdateParams;
import com.stripe.param.v2.core.AccountCloseParams;
import com.stripe.param.v2.core.AccountCreateParams;
import com.stripe.param.v2.core.AccountLinkCreateParams;
import com.stripe.param.v2.core.AccountUpdateParams;
import fr.honoraire.simulator.wire.ApiRequest;
import fr.honoraire.simulator.wire.Json;
import fr.honoraire.simulator.wire.Routes;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** The part of Stripe's API that the application uses: accounts, payments and payouts. */
public final class Api {

    private final World world;
    private final Routes routes;
    private final Expansion expansion;

    private Api(World world, Routes routes) {
        this.world = world;
        this.routes = routes;
        this.expansion = new Expansion(world.store(), world::refresh);
    }

    public static void addTo(Routes routes, World world) {
        var api = new Api(world, routes);
        api.accounts();
        api.payments();
        api.money();
        api.disputes();
        api.fees();
        api.payouts();
        new EventsApi(world, routes).add();
        new Domains(world.store(), world.clock()).addTo(routes);
    }

    private void accounts() {
        var accounts = world.accounts();
        routes.add("POST", "/v2/core/accounts", AccountCreateParams.class, accounts::create);
        routes.add(
                "GET", "/v2/core/accounts/{id}", com.stripe.param.v2.core.AccountRetrieveParams.class, accounts::read);
        routes.add("GET", "/v2/core/accounts", AccountPages.Params.class, accounts::list);
        routes.add("POST", "/v2/core/accounts/{id}", AccountUpdateParams.class, accounts::update);
        routes.add("POST", "/v2/core/accounts/{id}/close", AccountCloseParams.class, accounts::close);
        routes.add("POST", "/v2/core/account_links", AccountLinkCreateParams.class, world.links()::create);
        routes.add("GET", "/v1/accounts/{id}", AccountRetrieveParams.class, accounts::readV1);
        routes.add("GET", "/v1/account", AccountRetrieveCurrentParams.class, accounts::readOwn);
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
        one(
                "POST",
                "/v1/payment_intents/{id}/confirm",
                PaymentIntentConfirmParams.class,
                request -> world.confirmations().confirm(request, intents.read(request)));
        one("POST", "/v1/payment_intents/{id}/capture", PaymentIntentCaptureParams.class, intents::capture);
        one("POST", "/v1/payment_intents/{id}/cancel", PaymentIntentCancelParams.class, intents::cancel);
    }

    private void money() {
        one("GET", "/v1/charges/{id}", ChargeRetrieveParams.class, request -> read(request, "charge"));
        list("/v1/charges", ChargeListParams.class, request -> all(request, "charge", "payment_intent"));
        one("POST", "/v1/charges/{id}", ChargeUpdateParams.class, world.charges()::update);
        one(
                "GET",
                "/v1/payment_methods/{id}",
                PaymentMethodRetrieveParams.class,
                request -> read(request, "payment_method"));
        one("POST", "/v1/refunds", RefundCreateParams.class, world.refunds()::create);
        one("GET", "/v1/refunds/{id}", RefundRetrieveParams.class, request -> read(request, "refund"));
        one("POST", "/v1/refunds/{id}", RefundUpdateParams.class, world.refunds()::update);
        one("POST", "/v1/refunds/{id}/cancel", RefundCancelParams.class, world.refunds()::cancel);
        list("/v1/refunds", RefundListParams.class, request -> all(request, "refund", "charge", "payment_intent"));
    }

    private void disputes() {
        var disputes = new DisputesApi(world.disputes(), world.events());
        one("GET", "/v1/disputes/{id}", DisputeRetrieveParams.class, disputes::read);
        one("POST", "/v1/disputes/{id}", DisputeUpdateParams.class, disputes::update);
        one("POST", "/v1/disputes/{id}/close", DisputeCloseParams.class, disputes::close);
        list(
                "/v1/disputes",
                DisputeListParams.class,
                request -> world.disputes().all(all(request, "dispute", "charge", "payment_intent")));
    }

    private void fees() {
        one(
                "GET",
                "/v1/application_fees/{id}",
                ApplicationFeeRetrieveParams.class,
                request -> read(request, "application_fee"));
        list(
                "/v1/application_fees",
                ApplicationFeeListParams.class,
                request -> all(request, "application_fee", "charge"));
        one("POST", "/v1/application_fees/{id}/refunds", FeeRefundCollectionCreateParams.class, world.fees()::create);
        list("/v1/application_fees/{id}/refunds", FeeRefundCollectionListParams.class, world.fees()::refunds);
    }

    private void payouts() {
        var balances = new Balances(world.ledger());
        one("GET", "/v1/balance", BalanceRetrieveParams.class, balances::read);
        one("GET", "/v1/balance_settings", BalanceSettingsRetrieveParams.class, world.settings()::read);
        one("POST", "/v1/balance_settings", BalanceSettingsUpdateParams.class, world.settings()::update);
        list("/v1/balance_transactions", BalanceTransactionListParams.class, balances::lines);
        one(
                "GET",
                "/v1/balance_transactions/{id}",
                BalanceTransactionRetrieveParams.class,
                request -> world.ledger().refresh(read(request, "balance_transaction")));
        one("GET", "/v1/payouts/{id}", PayoutRetrieveParams.class, request -> read(request, "payout"));
        one("POST", "/v1/payouts/{id}", PayoutUpdateParams.class, world.payouts()::update);
        list("/v1/payouts", PayoutListParams.class, request -> all(request, "payout", "status", "destination"));
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

    private List<ObjectNode> all(ApiRequest request, String type, String... filters) {
        return candidates(request, type).stream()
                .filter(object -> List.of(filters).stream().allMatch(field -> Balances.matches(request, object, field)))
                .toList();
    }

    /** Those of one charge or payment are found at once, however many there are. */
    private List<ObjectNode> candidates(ApiRequest request, String type) {
        var account = PaymentIntents.account(request);
        var parent = request.text("charge") != null ? request.text("charge") : request.text("payment_intent");
        if (parent == null) {
            return world.store().list(account, type);
        }
        return world.store().under(parent, type).stream()
                .filter(object -> account.equals(world.store().ownerOf(Json.required(object, "id"))))
                .toList();
    }
}
