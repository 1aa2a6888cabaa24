package fr.honoraire.simulator.state;

import fr.honoraire.simulator.wire.Ids;
import fr.honoraire.simulator.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/** What Stripe keeps and tells of a card: never its number. */
final class Cards {

    private static final int EXPIRY_YEAR = 2034;

    private Cards() {}

    static ObjectNode paymentMethod(TestCard card, long created) {
        return Json.object(
                "id",
                Ids.next("pm"),
                "object",
                "payment_method",
                "allow_redisplay",
                "unspecified",
                "billing_details",
                billingDetails(),
                "card",
                Json.object(
                        "brand",
                        card.brand(),
                        "checks",
                        checks(card),
                        "country",
                        "FR",
                        "display_brand",
                        card.brand(),
                        "exp_month",
                        12,
                        "exp_year",
                        EXPIRY_YEAR,
                        "fingerprint",
                        "simulated" + card.last4(),
                        "funding",
                        "credit",
                        "generated_from",
                        null,
                        "last4",
                        card.last4(),
                        "networks",
                        Json.object("available", Json.value(new String[] {card.brand()}), "preferred", null),
                        "regulated_status",
                        "unregulated",
                        "three_d_secure_usage",
                        Json.object("supported", true),
                        "wallet",
                        null),
                "created",
                created,
                "customer",
                null,
                "customer_account",
                null,
                "livemode",
                false,
                "metadata",
                Json.object(),
                "type",
                "card");
    }

    static ObjectNode chargeDetails(TestCard card, long amount) {
        return Json.object(
                "card",
                Json.object(
                        "amount_authorized",
                        card.isDeclined() ? null : amount,
                        "authorization_code",
                        card.isDeclined() ? null : "000000",
                        "brand",
                        card.brand(),
                        "checks",
                        checks(card),
                        "country",
                        "FR",
                        "exp_month",
                        12,
                        "exp_year",
                        EXPIRY_YEAR,
                        "fingerprint",
                        "simulated" + card.last4(),
                        "funding",
                        "credit",
                        "installments",
                        null,
                        "last4",
                        card.last4(),
                        "mandate",
                        null,
                        "network",
                        card.brand(),
                        "network_token",
                        Json.object("used", false),
                        "network_transaction_id",
                        null,
                        "regulated_status",
                        "unregulated",
                        "three_d_secure",
                        card.needsAuthentication() ? threeDSecure() : null,
                        "transaction_link_id",
                        null,
                        "wallet",
                        null),
                "type",
                "card");
    }

    private static ObjectNode checks(TestCard card) {
        return Json.object(
                "address_line1_check", null,
                "address_postal_code_check", null,
                "cvc_check", card == TestCard.WRONG_CVC ? "fail" : "pass");
    }

    private static ObjectNode threeDSecure() {
        return Json.object(
                "authentication_flow", "challenge",
                "electronic_commerce_indicator", "05",
                "exemption_indicator", null,
                "result", "authenticated",
                "result_reason", null,
                "transaction_id", Ids.random(20),
                "version", "2.2.0");
    }

    static ObjectNode billingDetails() {
        var address = Json.object(
                "city", null, "country", null, "line1", null, "line2", null, "postal_code", null, "state", null);
        return Json.object("address", address, "email", null, "name", null, "phone", null, "tax_id", null);
    }
}
