package fr.honoraire.simulator;

import static fr.honoraire.simulator.ControlParams.done;
import static fr.honoraire.simulator.ControlParams.isOn;
import static fr.honoraire.simulator.ControlParams.text;

import java.time.Duration;
import java.util.NoSuchElementException;
import tools.jackson.databind.node.ObjectNode;

/** The controls of deliveries: who is told, and what goes wrong with it. */
final class WebhookControls {

    private final StripeSimulator stripe;

    WebhookControls(StripeSimulator stripe) {
        this.stripe = stripe;
    }

    String act(String name, ObjectNode params) {
        return switch (name) {
            case "webhooks" ->
                done(() -> stripe.registerWebhook(
                        text(params, "url"), text(params, "secret"), isOn(params, "connect"), isOn(params, "thin")));
            case "forget-webhooks" -> done(stripe::forgetWebhooks);
            case "drop-webhooks" -> done(() -> stripe.dropWebhooks(isOn(params, "on")));
            case "drop-type" -> done(() -> stripe.mischief().dropType(text(params, "type"), isOn(params, "on")));
            case "drop-account" ->
                done(() -> stripe.mischief().dropAccount(text(params, "account"), isOn(params, "on")));
            case "duplicate-webhooks" -> done(() -> stripe.duplicateWebhooks(isOn(params, "on")));
            case "shuffle-webhooks" -> done(() -> stripe.shuffleWebhooks(isOn(params, "on")));
            case "forge-webhooks" -> done(() -> stripe.mischief().forge(isOn(params, "on")));
            case "delay-webhooks" -> done(() -> stripe.delayWebhooks(Duration.parse(text(params, "by"))));
            case "age-webhooks" -> done(() -> stripe.mischief().signAsOld(Duration.parse(text(params, "by"))));
            case "redeliver" -> done(() -> stripe.redeliver(text(params, "event")));
            case "await-deliveries" -> done(stripe::awaitDeliveries);
            default -> throw new NoSuchElementException("No control " + name);
        };
    }
}
