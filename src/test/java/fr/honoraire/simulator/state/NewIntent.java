package fr.honoraire.simulator.state;

import fr.honoraire.simulator.wire.ApiRequest;
import fr.honoraire.simulator.wire.Ids;
import fr.honoraire.simulator.wire.Json;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A payment as it is when it opens: what was asked for, and all that is not known yet. */
final class NewIntent {

    private NewIntent() {}

    static ObjectNode of(ApiRequest request, long amount, long now) {
        var id = Ids.next("pi");
        var intent = Json.object(
                "id",
                id,
                "object",
                "payment_intent",
                "amount",
                amount,
                "amount_capturable",
                0,
                "amount_details",
                Json.object("tip", Json.object()),
                "amount_received",
                0,
                "application_fee_amount",
                applicationFee(request),
                "automatic_payment_methods",
                automaticMethods(request),
                "capture_method",
                Objects.requireNonNullElse(request.text("capture_method"), "automatic_async"),
                "client_secret",
                id + "_secret_" + Ids.random(25),
                "confirmation_method",
                Objects.requireNonNullElse(request.text("confirmation_method"), "automatic"),
                "created",
                now,
                "currency",
                request.required("currency").toLowerCase(Locale.ROOT),
                "livemode",
                false,
                "metadata",
                Metadata.merge(Json.object(), request.params().get("metadata")),
                "payment_method_options",
                Json.object("card", cardOptions()),
                "payment_method_types",
                Json.value(new String[] {"card"}),
                "status",
                "requires_payment_method");
        copied(request, intent);
        intent.setAll(unknown(request));
        return intent;
    }

    private static void copied(ApiRequest request, ObjectNode intent) {
        for (var name : new String[] {
            "description", "receipt_email", "statement_descriptor", "statement_descriptor_suffix", "transfer_group"
        }) {
            intent.put(name, request.text(name));
        }
    }

    private static @Nullable Long applicationFee(ApiRequest request) {
        var name = "application_fee_amount";
        return request.text(name) == null ? null : Json.number(request.params(), name);
    }

    private static @Nullable ObjectNode automaticMethods(ApiRequest request) {
        var asked = request.params().path("automatic_payment_methods");
        return "true".equals(Json.text(asked, "enabled"))
                ? Json.object("allow_redirects", asked.path("allow_redirects").asString("always"), "enabled", true)
                : null;
    }

    private static ObjectNode cardOptions() {
        return Json.object(
                "installments", null,
                "mandate_options", null,
                "network", null,
                "request_three_d_secure", "automatic");
    }

    private static ObjectNode unknown(ApiRequest request) {
        return Json.object(
                "application", request.account() == null ? null : ApplicationFees.APPLICATION,
                "canceled_at", null,
                "cancellation_reason", null,
                "customer", null,
                "customer_account", null,
                "excluded_payment_method_types", null,
                "last_payment_error", null,
                "latest_charge", null,
                "managed_payments", null,
                "next_action", null,
                "on_behalf_of", null,
                "payment_method", null,
                "payment_method_configuration_details", null,
                "processing", null,
                "review", null,
                "setup_future_usage", null,
                "shipping", null,
                "source", null,
                "transfer_data", null);
    }
}
