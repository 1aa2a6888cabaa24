package fr.honoraire.simulator;

import static fr.honoraire.simulator.ControlParams.cents;
import static fr.honoraire.simulator.ControlParams.done;
import static fr.honoraire.simulator.ControlParams.isOn;
import static fr.honoraire.simulator.ControlParams.text;

import fr.honoraire.simulator.wire.Json;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/** The controls of what becomes of a payment: refunds, disputes, payouts. */
final class MoneyControls {

    private final StripeSimulator stripe;

    MoneyControls(StripeSimulator stripe) {
        this.stripe = stripe;
    }

    String actOnDispute(String name, ObjectNode params) {
        var account = text(params, "account");
        return switch (name) {
            case "open-dispute" -> {
                var charge = text(params, "charge");
                yield params.has("cents") || params.has("euros")
                        ? stripe.openDispute(account, charge, cents(params))
                        : stripe.openDispute(account, charge);
            }
            case "open-inquiry" -> stripe.openInquiry(account, text(params, "charge"));
            case "escalate-inquiry" -> done(() -> stripe.escalateInquiry(account, text(params, "dispute")));
            default -> done(() -> stripe.closeDispute(account, text(params, "dispute"), isOn(params, "won")));
        };
    }

    String actOnRefund(String name, ObjectNode params) {
        var account = text(params, "account");
        return switch (name) {
            case "refund" -> stripe.refund(account, text(params, "payment_intent"), cents(params));
            case "pending-refunds" -> done(() -> stripe.pendingRefunds(account, isOn(params, "on")));
            case "succeed-refund" -> done(() -> stripe.succeedRefund(account, text(params, "refund")));
            case "cancel-refund" -> done(() -> stripe.cancelRefund(account, text(params, "refund")));
            default -> done(() -> stripe.failRefund(account, text(params, "refund")));
        };
    }

    String actOnPayouts(String name, ObjectNode params) {
        var account = Objects.requireNonNullElse(Json.text(params, "account"), "");
        return switch (name) {
            case "settle-payouts" ->
                done(() -> {
                    if (account.isEmpty()) {
                        stripe.settlePayouts();
                    } else {
                        stripe.settlePayouts(account);
                    }
                });
            case "start-payout" -> stripe.startPayout(text(params, "account")).orElse("");
            case "prepare-payout" ->
                stripe.preparePayout(text(params, "account")).orElse("");
            case "send-payout" -> done(() -> stripe.sendPayout(text(params, "payout")));
            case "pay-payout" -> done(() -> stripe.payPayout(text(params, "payout")));
            case "reconcile-later" -> done(() -> stripe.reconcileLater(text(params, "account"), isOn(params, "on")));
            case "reconcile-payout" -> done(() -> stripe.reconcilePayout(text(params, "payout")));
            default -> done(() -> stripe.failPayout(text(params, "payout"), text(params, "code")));
        };
    }
}
