package fr.honoraire.stripe.reconciliation;

import fr.honoraire.stripe.UndeliveredEvents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Every few minutes fetches what Stripe could not deliver, for accounts on which something happens. */
@Service
@Transactional(propagation = Propagation.NEVER)
class EventCatchUp {

    private static final Logger log = LoggerFactory.getLogger(EventCatchUp.class);

    private final EventLooks looks;
    private final UndeliveredEvents events;
    private final Passes passes;

    EventCatchUp(EventLooks looks, UndeliveredEvents events, Passes passes) {
        this.looks = looks;
        this.events = events;
        this.passes = passes;
    }

    /** Goes through some accounts, those first that have waited longest, and the platform's own. */
    void catchUp(int most) {
        passes.enrol();
        for (var look : looks.active(most)) {
            quietly(look.practitionerId(), () -> {
                looks.started(look);
                events.fetch(look.practitionerId(), look.payee(), look.since(), look.until());
                looks.looked(look);
            });
        }
        quietly("the platform", () -> {
            var until = looks.platformUntil();
            events.fetchOurs(looks.platformSince(), until);
            looks.platformLooked(until);
        });
    }

    private static void quietly(Object id, Runnable look) {
        try {
            look.run();
        } catch (RuntimeException e) {
            log.warn("events of {} cannot be fetched: {}", id, e.getMessage());
        }
    }
}
