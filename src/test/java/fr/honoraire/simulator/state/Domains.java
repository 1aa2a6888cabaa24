package fr.honoraire.simulator.state;

import com.stripe.param.PaymentMethodDomainCreateParams;
import com.stripe.param.PaymentMethodDomainListParams;
import com.stripe.param.PaymentMethodDomainRetrieveParams;
import com.stripe.param.PaymentMethodDomainUpdateParams;
import com.stripe.param.PaymentMethodDomainValidateParams;
import fr.honoraire.simulator.wire.ApiRequest;
import fr.honoraire.simulator.wire.Ids;
import fr.honoraire.simulator.wire.Json;
import fr.honoraire.simulator.wire.Routes;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Where an account's wallets may be shown: each account registers the pages it is paid on. */
final class Domains {

    private static final String TYPE = "payment_method_domain";
    private static final List<String> WALLETS =
            List.of("amazon_pay", "apple_pay", "google_pay", "klarna", "link", "paypal");

    private final Store store;
    private final SimulatedClock clock;

    Domains(Store store, SimulatedClock clock) {
        this.store = store;
        this.clock = clock;
    }

    void addTo(Routes routes) {
        var path = "/v1/payment_method_domains";
        routes.add("POST", path, PaymentMethodDomainCreateParams.class, this::create)
                .add("GET", path, PaymentMethodDomainListParams.class, this::list)
                .add(
                        "GET",
                        path + "/{id}",
                        PaymentMethodDomainRetrieveParams.class,
                        request -> get(request).deepCopy())
                .add("POST", path + "/{id}", PaymentMethodDomainUpdateParams.class, this::update)
                .add(
                        "POST",
                        path + "/{id}/validate",
                        PaymentMethodDomainValidateParams.class,
                        request -> get(request).deepCopy());
    }

    /** Registering a domain again finds it as it is. */
    private ObjectNode create(ApiRequest request) {
        var account = PaymentIntents.account(request);
        var name = request.required("domain_name");
        return store.list(account, TYPE).stream()
                .filter(domain -> name.equals(Json.text(domain, "domain_name")))
                .findFirst()
                .orElseGet(() -> store.put(account, domain(name, !"false".equals(request.text("enabled")))))
                .deepCopy();
    }

    private ObjectNode domain(String name, boolean enabled) {
        var domain = Json.object(
                "id",
                Ids.next("pmd"),
                "object",
                TYPE,
                "created",
                clock.seconds(),
                "domain_name",
                name,
                "enabled",
                enabled,
                "livemode",
                false);
        WALLETS.forEach(wallet -> domain.set(wallet, Json.object("status", enabled ? "active" : "inactive")));
        return domain;
    }

    private ObjectNode list(ApiRequest request) {
        var domains = store.list(PaymentIntents.account(request), TYPE).stream()
                .filter(domain -> Balances.matches(request, domain, "domain_name"))
                .filter(domain -> Balances.matches(request, domain, "enabled"))
                .toList();
        return Lists.page(request, domains);
    }

    private ObjectNode update(ApiRequest request) {
        var domain = get(request);
        if (request.text("enabled") != null) {
            var enabled = "true".equals(request.text("enabled"));
            domain.put("enabled", enabled);
            WALLETS.forEach(wallet -> Json.child(domain, wallet).put("status", enabled ? "active" : "inactive"));
        }
        return domain.deepCopy();
    }

    private ObjectNode get(ApiRequest request) {
        return store.get(PaymentIntents.account(request), TYPE, request.pathPart(0));
    }
}
