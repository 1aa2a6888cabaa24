package fr.honoraire.simulator.state;

import fr.honoraire.simulator.wire.ApiError;
import fr.honoraire.simulator.wire.ApiRequest;
import fr.honoraire.simulator.wire.Json;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** All that the simulated Stripe knows. One lock stands around every change of it. */
public final class World {

    private final SimulatedClock clock = new SimulatedClock();
    private final Store store = new Store();
    private final Events events = new Events(store, clock);
    private final Ledger ledger = new Ledger(store, clock);
    private final Accounts accounts = new Accounts(clock, events);
    private final AccountLinks links = new AccountLinks(accounts, clock);
    private final Onboarding onboarding = new Onboarding(accounts, events);
    private final Audit audit = new Audit(store, ledger);
    private final BalanceSettings settings = new BalanceSettings();
    private final ApplicationFees fees = new ApplicationFees(store, clock, events, ledger);
    private final Disputes disputes = new Disputes(store, clock, events, ledger);
    private final Charges charges = new Charges(store, clock, events, ledger, disputes, fees, settings);
    private final Confirmations confirmations = new Confirmations(store, clock, events, charges, accounts);
    private final PaymentIntents intents = new PaymentIntents(store, clock, events, charges, accounts, confirmations);
    private final Payouts payouts = new Payouts(store, clock, events, ledger, accounts, settings);
    private final RefundFates fates = new RefundFates(store, clock, events, ledger, fees, settings);
    private final Refunds refunds = new Refunds(store, clock, events, charges, disputes, fees, fates);

    public void servedAt(String baseUrl) {
        links.servedAt(baseUrl);
        confirmations.servedAt(baseUrl);
    }

    /** Does this while nothing else changes, and checks the books after it. */
    public synchronized <T extends @Nullable Object> T alone(Supplier<T> action) {
        try {
            var done = action.get();
            audit.check();
            return done;
        } catch (ApiError refused) {
            audit.check();
            throw refused;
        }
    }

    public synchronized void alone(Runnable action) {
        action.run();
        audit.check();
    }

    /** The same, for a call that the events it causes are to name. */
    public synchronized <T> T alone(ApiRequest cause, Supplier<T> action) {
        events.causedBy(cause);
        try {
            return alone(action);
        } finally {
            events.causedBy(null);
        }
    }

    /** Brings up to date what the clock alone changes. */
    ObjectNode refresh(ObjectNode object) {
        return switch (Json.text(object, "object")) {
            case "balance_transaction" -> ledger.refresh(object);
            case "dispute" -> disputes.refresh(object);
            case null, default -> object;
        };
    }

    /** Lets happen what follows by itself a moment later: captures, and refunds that end. */
    public synchronized void catchUp() {
        charges.capture();
        fates.catchUp();
        audit.check();
    }

    /** The same, for one account. */
    public synchronized void catchUp(String account) {
        charges.capture(account);
        fates.catchUp(account);
        audit.check();
    }

    /** What is wrong with the books, if anything: nothing ever should be. */
    public synchronized List<String> ledgerProblems() {
        return audit.problems(accounts.withPlatform());
    }

    /** Whether no check has found anything yet: a glance, however long the books are. */
    public synchronized boolean ledgerIsRight() {
        return audit.isQuiet();
    }

    /** Forgets all that became of an account, to make room; the account itself stays. */
    public synchronized void forget(String account) {
        confirmations.forget(account);
        charges.forget(account);
        fates.forget(account);
        ledger.forget(account);
        store.forget(account);
    }

    public synchronized void reset() {
        store.clear();
        ledger.clear();
        audit.clear();
        settings.clear();
        accounts.clear();
        links.clear();
        charges.clear();
        confirmations.clear();
        refunds.clear();
        payouts.clear();
        fates.clear();
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

    public Confirmations confirmations() {
        return confirmations;
    }

    public Payouts payouts() {
        return payouts;
    }

    public Refunds refunds() {
        return refunds;
    }

    public RefundFates fates() {
        return fates;
    }

    ApplicationFees fees() {
        return fees;
    }

    BalanceSettings settings() {
        return settings;
    }

    public Disputes disputes() {
        return disputes;
    }
}
