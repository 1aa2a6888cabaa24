package fr.honoraire.simulator.state;

import fr.honoraire.simulator.wire.ApiError;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Does with an account what Stripe's own people and machines do: asks, examines, refuses, accepts, stops, closes. */
public final class AccountMachine {

    private static final String GOOD_IBAN = "FR1420041010050500013M0189";
    private static final Duration GRACE = Duration.ofDays(14);

    private final Map<String, Account> accounts;
    private final SimulatedClock clock;
    private final Events events;
    private final AccountNews news;

    AccountMachine(Map<String, Account> accounts, SimulatedClock clock, Events events, AccountNews news) {
        this.accounts = accounts;
        this.clock = clock;
        this.events = events;
        this.news = news;
    }

    Account get(String id) {
        var found = accounts.get(id);
        if (found == null) {
            throw ApiError.missingResource("account", id);
        }
        return found;
    }

    /** Changes an account and tells what became of it. */
    void change(String id, Consumer<Account> change) {
        var account = get(id);
        change.accept(account);
        news.tell(account);
    }

    /** Time has passed: tells what that alone has changed. */
    public void tick() {
        accounts.values().forEach(news::tell);
    }

    /** Everything given and accepted. */
    void complete(String id, String holder) {
        change(id, account -> {
            account.bank(BankAccount.of(GOOD_IBAN, holder));
            account.meet(_ -> true);
        });
    }

    /** Papers are asked for, with two weeks to give them; payouts stop meanwhile. */
    void lackPapers(String id) {
        var now = clock.now();
        change(
                id,
                account -> List.of(Requirement.DOCUMENT, Requirement.WEBSITE).stream()
                        .map(requirement -> requirement.paths().getFirst())
                        .forEach(path -> account.ask(new Demand(path, false, false, List.of(), now.plus(GRACE), now))));
    }

    /** Papers were asked for in vain: charges and payouts stop. */
    void requirePastDue(String id) {
        demand(id, Requirement.DOCUMENT.paths().getFirst(), clock.now().minus(GRACE), List.of());
    }

    /** Asks for anything, until a moment after which everything stops without it; that may be over already. */
    public void demand(String id, String path, Instant deadline, List<String> errors) {
        change(id, account -> account.ask(Demand.until(path, deadline, errors)));
    }

    /** What was asked for is given, and has to be looked at. */
    public void examine(String id, String path) {
        requireAsked(id, path);
        change(id, account -> account.turn(demand -> demand.path().equals(path), Demand::reviewed));
    }

    /** What was given is no good. */
    public void refuse(String id, String path, List<String> codes) {
        requireAsked(id, path);
        change(id, account -> account.turn(demand -> demand.path().equals(path), demand -> demand.refused(codes)));
    }

    private void requireAsked(String id, String path) {
        if (get(id).demands().stream().noneMatch(demand -> demand.path().equals(path))) {
            throw new NoSuchElementException("Nothing is asked under " + path);
        }
    }

    /** Stripe has looked at what it had, and accepts it. */
    void acceptWhatIsInReview(String id) {
        change(id, account -> account.meet(Demand::inReview));
    }

    /** Whatever was asked for under this name is no longer. */
    public void accept(String id, String path) {
        change(id, account -> account.meet(demand -> demand.path().equals(path)));
    }

    /** Stops everything, in the word of version 1 for why; nothing lets it go on. */
    public void stop(String id, @Nullable String reason) {
        change(id, account -> account.stop(reason));
    }

    public void close(String id) {
        change(id, Account::close);
        events.emitThin(id, "v2.core.account.closed");
    }

    /** The bank sent a payout back: no more payouts until there is another bank account. */
    public void bankRefused(String id) {
        change(id, account -> {
            var bank = account.bank();
            if (bank != null) {
                account.bank(bank.errored());
            }
            var path = Requirement.BANK_ACCOUNT.paths().getFirst();
            account.ask(new Demand(path, false, false, List.of("verification_failed_other"), null, clock.now()));
        });
    }

    /** Another bank account, with the fate of its payouts that a test IBAN has. */
    public void bank(String id, String iban, String holder) {
        change(id, account -> {
            account.bank(BankAccount.of(iban, holder));
            account.meet(Requirement.BANK_ACCOUNT);
        });
    }
}
