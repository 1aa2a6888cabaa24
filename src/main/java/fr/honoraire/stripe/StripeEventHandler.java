package fr.honoraire.stripe;

import fr.honoraire.billing.Cause;
import fr.honoraire.billing.PaymentService;
import fr.honoraire.billing.dispute.DisputeService;
import fr.honoraire.billing.refund.RefundService;
import fr.honoraire.payout.PayoutService;
import fr.honoraire.practitioner.PayeeService;
import fr.honoraire.shared.GatewayRefused;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks where an event points to. Whatever order events come in, and whatever they claim, what counts is what is read then. */
@Component
class StripeEventHandler {

    /** What came in on another node is known to have come before our look only if it did so by this much. */
    private static final Duration CLOCKS_DIFFER_BY = Duration.ofSeconds(5);

    private final StripeEvents events;
    private final PaymentService payments;
    private final RefundService refunds;
    private final DisputeService disputes;
    private final PayeeService payees;
    private final PayoutService payouts;
    private final InstantSource clock;

    StripeEventHandler(
            StripeEvents events,
            PaymentService payments,
            RefundService refunds,
            DisputeService disputes,
            PayeeService payees,
            PayoutService payouts,
            InstantSource clock) {
        this.events = events;
        this.payments = payments;
        this.refunds = refunds;
        this.disputes = disputes;
        this.payees = payees;
        this.payouts = payouts;
        this.clock = clock;
    }

    /**
     * Handling it twice does no more than once. A failure stays written down until it has gone well. One look answers all
     * that had come in about the same thing by then: a burst does not make us ask Stripe the same again and again.
     */
    void handle(String eventId) {
        events.unhandled(eventId).ifPresent(event -> {
            var cameBefore = clock.instant().minus(CLOCKS_DIFFER_BY);
            try {
                look(event);
                events.handled(event, family(event.type()), cameBefore);
            } catch (RuntimeException e) {
                events.failed(event.id(), reason(e));
                throw e;
            }
        });
    }

    private void look(StripeEvent event) {
        switch (family(event.type())) {
            case "payment_intent" -> payment(event);
            case "charge", "refund" -> moneyBack(event);
            case "payout" -> payout(event);
            case "account", "capability", "v2" -> payee(event);
            default -> {
                // Not our business: kept, so that the next time it comes is no news either.
            }
        }
    }

    private static String family(String type) {
        var dot = type.indexOf('.');
        return type.startsWith("v2.") && !type.startsWith("v2.core.account") || dot < 0 ? "" : type.substring(0, dot);
    }

    private void payment(StripeEvent event) {
        var intent = event.objectId();
        if (intent != null) {
            payments.refreshBehind(intent, Cause.event(event.id()));
        }
    }

    /** A charge tells of what was paid, given back or contested: all of it is looked at. */
    private void moneyBack(StripeEvent event) {
        var intent = event.objectId();
        if (intent == null) {
            return;
        }
        var cause = Cause.event(event.id());
        payments.refreshBehind(intent, cause).ifPresent(payment -> {
            refunds.refresh(payment.id(), cause);
            disputes.refresh(payment.id(), cause);
        });
    }

    /** Those of the platform itself have no account, and are none of the practitioners'. */
    private void payout(StripeEvent event) {
        var payee = event.account();
        var payout = event.objectId();
        if (payee != null && payout != null) {
            payouts.refresh(payee, payout);
        }
    }

    private void payee(StripeEvent event) {
        var account = account(event);
        if (account != null) {
            payees.behind(account).ifPresent(payee -> payees.refresh(payee.practitionerId()));
        }
    }

    /** A thin event of our own destination has no context: then the account is what it is about. */
    private static @Nullable String account(StripeEvent event) {
        return event.account() != null ? event.account() : event.objectId();
    }

    /** Messages may quote data; kinds and codes do not. */
    private static String reason(RuntimeException failure) {
        var kind = failure.getClass().getSimpleName();
        return failure instanceof GatewayRefused refused ? kind + " " + refused.code() : kind;
    }
}
