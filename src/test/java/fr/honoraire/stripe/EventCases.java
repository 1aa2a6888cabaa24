package fr.honoraire.stripe;

import static fr.honoraire.stripe.StripeCalls.on;
import static fr.honoraire.stripe.StripeCase.Needs.READY_ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.stripe.model.Event;
import com.stripe.param.EventListParams;
import fr.honoraire.billing.GatewayPayment;
import java.util.List;
import java.util.Optional;

/** What we rely on to learn afterwards of what happened. */
final class EventCases {

    private static final String PAID = "payment_intent.succeeded";

    private EventCases() {}

    static List<StripeCase> all() {
        return List.of(StripeCase.of(
                27,
                "What happened on an account is listed by type and by whether we were told, and read again by id",
                "api/events/list",
                READY_ACCOUNT,
                EventCases::listed));
    }

    private static void listed(TestedStripe stripe) throws StripeException {
        var paid = stripe.paid("pm_card_visa");

        var event = stripe.await("the event", () -> event(stripe, paid, true, false), Optional::isPresent)
                .orElseThrow();

        assertThat(event.getAccount()).isIn(null, stripe.ready());
        assertThat(event.getLivemode()).isFalse();
        var again = stripe.client().v1().events().retrieve(event.getId(), on(stripe.ready()));
        assertThat(again.getType()).isEqualTo(PAID);
        assertThat(object(again)).contains(paid.id());
    }

    /** In the list of those delivered everywhere, or in that of those which were not. */
    private static Optional<Event> event(TestedStripe stripe, GatewayPayment paid, boolean... delivered)
            throws StripeException {
        for (var success : delivered) {
            var found = event(stripe, paid, success);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Event> event(TestedStripe stripe, GatewayPayment paid, boolean delivered)
            throws StripeException {
        var params = EventListParams.builder()
                .addType(PAID)
                .addType("charge.updated")
                .setDeliverySuccess(delivered)
                .setLimit(100L)
                .build();
        return stripe.client().v1().events().list(params, on(stripe.ready())).getData().stream()
                .filter(event -> PAID.equals(event.getType()) && object(event).contains(paid.id()))
                .findFirst();
    }

    private static String object(Event event) {
        return event.getDataObjectDeserializer().getRawJson();
    }
}
