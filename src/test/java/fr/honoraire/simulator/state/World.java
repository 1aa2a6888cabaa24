package fr.honoraire.simulator.state;

import fr.honoraire.simulator.wire.ApiRequest;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All that the simulated Stripe knows. One lock stands around every change of it. */
public final class World {

    private final SimulatedClock clock = new SimulatedClock();
    private final Store store = new Store();
    private final Events events = new Events(store, clock);
    private final Ledger ledger = new Ledger(store, clock);
    private final Accounts accounts = new Accounts(clock, events);
    private final AccountLinks links = new AccountLinks(accounts, clock);
    private final Onboarding onboarding = new Onboarding(accounts, events);
    private final Disputes disputes = new Disputes(store, clock, events, ledger);
    private final Charges charges = new Charges(store, clock, events, ledger, disputes);
    private final PaymentIntents intents = new PaymentIntents(store, clock, events, charges, accounts);
    private final Payouts payouts = new Payouts(store, clock, events, ledger, accounts);
    private final Refunds refunds = new Refunds(store, clock, events, ledger, charges);

    public void servedAt(String baseUrl) {
        links.servedAt(baseUrl);
        intents.servedAt(baseUrl);
    }

    /** Does this while nothing else changes. */
    public synchronized <T extends @Nullable Object> T alone(Supplier<T> action) {
        return action.get();
    }

    public synchronized void alone(Runnable action) {
        action.run();
    }

    /** The same, for a call that the events it causes are to name. */
    public synchronized <T> T alone(ApiRequest cause, Supplier<T> action) {
        events.causedBy(cause);
        try {
            return action.get();
        } finally {
            events.causedBy(null);
        }
    }

    public synchronized void reset() {
        store.clear();
        ledger.clear();
        accounts.clear();
        links.clear();
        charges.clear();
        intents.clear();
        clock.reset();
    }

    public SimulatedClock clock() {
        return clock;
    }

    public Store store() {
        return store;
    }

    public Events events() {
        return events;
    }

    public Ledger ledger() {
        return ledger;
    }

    public Accounts accounts() {
        return accounts;
    }

    public AccountLinks links() {
        return links;
    }

    public Onboarding onboarding() {
        return onboarding;
    }

    public Charges charges() {
        return charges;
    }

    public PaymentIntents intents() {
        return intents;
    }

    public Payouts payouts() {
        return payouts;
    }

    public Refunds refunds() {
        return refunds;
    }

    public Disputes disputes() {
        return disputes;
    }
}
