package fr.honoraire.stripe;

import com.stripe.StripeClient;
import com.stripe.model.Event;
import com.stripe.net.RequestOptions;
import com.stripe.param.EventListParams;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Fetches the events that Stripe could not deliver, and puts them into the inbox as if it had. An event that is there
 * already is no news, so looking twice at the same hours costs no more than the look.
 */
@Component
@Transactional(propagation = Propagation.NEVER)
public class UndeliveredEvents {

    /** Those that make us look somewhere. Stripe takes 20 at a time. */
    private static final List<List<String>> SNAPSHOTS = List.of(
            List.of(
                    "payment_intent.canceled",
                    "payment_intent.payment_failed",
                    "payment_intent.processing",
                    "payment_intent.requires_action",
                    "payment_intent.succeeded",
                    "charge.updated",
                    "charge.refunded",
                    "charge.dispute.closed",
                    "charge.dispute.created",
                    "charge.dispute.funds_reinstated",
                    "charge.dispute.funds_withdrawn",
                    "charge.dispute.updated",
                    "refund.created",
                    "refund.failed",
                    "refund.updated"),
            List.of(
                    "payout.canceled",
                    "payout.created",
                    "payout.failed",
                    "payout.paid",
                    "payout.reconciliation_completed",
                    "payout.updated",
                    "account.updated",
                    "capability.updated",
                    "account.external_account.created",
                    "account.external_account.deleted",
                    "account.external_account.updated"));

    private static final List<String> OF_THE_PLATFORM =
            List.of("account.application.deauthorized", "account.updated", "capability.updated");

    private static final List<String> THIN = List.of(
            "v2.core.account[requirements].updated",
            "v2.core.account[configuration.merchant].capability_status_updated",
            "v2.core.account.closed");

    private static final long PAGE = 100;
    private static final long THIN_PAGE = 20;

    private final StripeClient client;
    private final StripeCalls calls;
    private final StripeEvents inbox;
    private final StripeProperties properties;
    private final Repairs repairs;

    UndeliveredEvents(
            StripeClient client, StripeCalls calls, StripeEvents inbox, StripeProperties properties, Repairs repairs) {
        this.client = client;
        this.calls = calls;
        this.inbox = inbox;
        this.properties = properties;
        this.repairs = repairs;
    }

    /**
     * Fetches those of a practitioner's account.
     *
     * @return how many were news
     */
    public int fetch(UUID practitionerId, String payee, Instant since, Instant until) {
        var options = StripeCalls.on(payee);
        var events = new ArrayList<StripeEvent>();
        for (var types : SNAPSHOTS) {
            snapshots(types, since, until, options)
                    .map(event -> snapshot(event, payee))
                    .forEach(events::add);
        }
        events.addAll(thin(payee, since, until));
        return receive(events, practitionerId);
    }

    /** Fetches those of the platform itself. */
    public int fetchOurs(Instant since, Instant until) {
        var events = snapshots(OF_THE_PLATFORM, since, until, RequestOptions.getDefault())
                .map(event -> snapshot(event, event.getAccount()))
                .toList();
        return receive(events, null);
    }

    private Stream<Event> snapshots(List<String> types, Instant since, Instant until, RequestOptions options) {
        var created = EventListParams.Created.builder()
                .setGte(since.getEpochSecond())
                .setLte(until.getEpochSecond())
                .build();
        var params = EventListParams.builder()
                .setDeliverySuccess(false)
                .addAllType(types)
                .setCreated(created)
                .setLimit(PAGE)
                .build();
        return calls.all(() -> client.v1().events().list(params, options)).stream()
                .filter(event -> event.getLivemode() == properties.isLive());
    }

    private static StripeEvent snapshot(Event event, @Nullable String account) {
        var object = event.getDataObjectDeserializer().getRawJson();
        return new StripeEvent(
                event.getId(),
                event.getType(),
                account,
                object == null ? null : Envelope.objectId(object),
                Instant.ofEpochSecond(event.getCreated()));
    }

    /** Stripe does not say which thin events it could deliver: all are news or not by their id. */
    private List<StripeEvent> thin(String payee, Instant since, Instant until) {
        var created = com.stripe.param.v2.core.EventListParams.Created.builder()
                .setGte(since)
                .setLte(until)
                .build();
        var params = com.stripe.param.v2.core.EventListParams.builder()
                .setObjectId(payee)
                .addAllType(THIN)
                .setCreated(created)
                .setLimit(THIN_PAGE)
                .build();
        var options = RequestOptions.builder().setStripeContext(payee).build();
        return calls.ask(() -> {
            var found = new ArrayList<StripeEvent>();
            for (var event : client.v2().core().events().list(params, options).autoPagingIterable()) {
                if (event.getLivemode() == properties.isLive()) {
                    found.add(new StripeEvent(event.getId(), event.getType(), payee, payee, event.getCreated()));
                }
            }
            return found;
        });
    }

    private int receive(List<StripeEvent> events, @Nullable UUID practitionerId) {
        var news = inbox.receive(events);
        news.forEach(id -> repairs.record(Repairs.Kind.EVENT, practitionerId, id));
        return news.size();
    }
}
