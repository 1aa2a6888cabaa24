package fr.honoraire.simulator.state;

import fr.honoraire.simulator.state.Account.Permission;
import fr.honoraire.simulator.state.Lack.Reason;
import fr.honoraire.simulator.wire.ApiError;
import fr.honoraire.simulator.wire.ApiRequest;
import fr.honoraire.simulator.wire.Ids;
import fr.honoraire.simulator.wire.Json;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The practitioners' accounts: created by the platform, completed on Stripe's own pages. */
public final class Accounts {

    private static final Duration GRACE = Duration.ofDays(14);

    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final SimulatedClock clock;
    private final Events events;

    public Accounts(SimulatedClock clock, Events events) {
        this.clock = clock;
        this.events = events;
    }

    public boolean exists(String id) {
        return accounts.containsKey(id);
    }

    public List<String> ids() {
        return List.copyOf(accounts.keySet());
    }

    /** All the shelves there are. */
    public List<String> withPlatform() {
        return Stream.concat(Stream.of(Store.PLATFORM), accounts.keySet().stream())
                .toList();
    }

    Account get(String id) {
        var found = accounts.get(id);
        if (found == null) {
            throw ApiError.missingResource("account", id);
        }
        return found;
    }

    /** Another account's id is as unknown as one that never was. */
    private Account visible(ApiRequest request) {
        var id = request.pathPart(0);
        if (request.account() != null && !request.account().equals(id)) {
            throw ApiError.missingResource("account", id);
        }
        return get(id);
    }

    public ObjectNode create(ApiRequest request) {
        var given = request.params().deepCopy();
        given.remove("include");
        for (var needed : List.of("identity", "configuration", "dashboard", "defaults")) {
            if (!given.has(needed)) {
                throw ApiError.missingParameter(needed);
            }
        }
        var account = new Account("acct_" + Ids.random(16), clock.now(), given);
        accounts.put(account.id(), account);
        events.emitThin(account.id(), "v2.core.account.created");
        return AccountViews.v2(account, request.texts("include"), clock.now());
    }

    public ObjectNode read(ApiRequest request) {
        return AccountViews.v2(visible(request), request.texts("include"), clock.now());
    }

    public ObjectNode update(ApiRequest request) {
        var account = visible(request);
        var changes = request.params().deepCopy();
        changes.remove("include");
        change(account.id(), it -> it.update(changes));
        events.emitThin(account.id(), "v2.core.account.updated");
        return AccountViews.v2(account, request.texts("include"), clock.now());
    }

    public ObjectNode readV1(ApiRequest request) {
        return AccountV1View.of(visible(request), clock.now());
    }

    public ObjectNode v1(String id) {
        return AccountV1View.of(get(id), clock.now());
    }

    public ObjectNode banks(ApiRequest request) {
        return AccountV1View.banks(visible(request));
    }

    public String name(String id) {
        return Objects.requireNonNullElse(Json.text(get(id).given(), "display_name"), id);
    }

    void requireCharges(String id) {
        if (Store.PLATFORM.equals(id)) {
            return;
        }
        if (get(id).charges(clock.now()) != Permission.ACTIVE) {
            throw ApiError.invalid(
                    null,
                    "Your account cannot currently make charges: the account " + id
                            + " lacks the active capability card_payments.");
        }
    }

    /** Changes an account and tells what became of it. */
    void change(String id, Consumer<Account> change) {
        var account = get(id);
        var now = clock.now();
        var charges = account.charges(now);
        var payouts = account.payouts(now);
        var before = AccountV1View.of(account, now);
        change.accept(account);
        tell(account, before, charges != account.charges(now) || payouts != account.payouts(now));
    }

    private void tell(Account account, ObjectNode before, boolean capabilities) {
        var after = AccountV1View.of(account, clock.now());
        var previous = Json.object();
        for (var field : before.properties()) {
            if (!field.getValue().equals(after.get(field.getKey()))) {
                previous.set(field.getKey(), field.getValue());
            }
        }
        events.emit(account.id(), "account.updated", after, previous);
        events.emitThin(account.id(), "v2.core.account[requirements].updated");
        if (capabilities) {
            events.emitThin(account.id(), "v2.core.account[configuration.merchant].capability_status_updated");
        }
    }

    /** Everything given and accepted. */
    public void complete(String id) {
        change(id, account -> {
            account.bank(BankAccount.of("FR1420041010050500013M0189", name(id)));
            List.copyOf(account.lacks().keySet()).forEach(account::meet);
        });
    }

    /** Papers are asked for, with two weeks to give them; payouts stop meanwhile. */
    public void lackPapers(String id) {
        var lack = new Lack(Reason.MISSING, clock.now().plus(GRACE), true);
        change(id, account -> {
            account.lack(Requirement.DOCUMENT, lack);
            account.lack(Requirement.WEBSITE, lack);
        });
    }

    /** Papers were asked for in vain: charges and payouts stop. */
    public void requirePastDue(String id) {
        var lack = new Lack(Reason.MISSING, clock.now().minus(GRACE), true);
        change(id, account -> account.lack(Requirement.DOCUMENT, lack));
    }

    /** What the hosted page still asks for. */
    public Set<Requirement> asked(String id) {
        return get(id).asked();
    }

    /** The bank sent a payout back: no more payouts until there is another bank account. */
    void bankRefused(String id) {
        change(id, account -> {
            var bank = account.bank();
            if (bank != null) {
                var errored = bank.errored();
                account.bank(errored);
                var previous = Json.object("status", bank.status());
                events.emit(id, "account.external_account.updated", errored.json(id), previous);
            }
            account.lack(Requirement.BANK_ACCOUNT, new Lack(Reason.BANK_REFUSED, null, true));
        });
    }

    /** Stripe has looked at the papers it had, and accepts them. */
    public void acceptWhatIsInReview(String id) {
        change(
                id,
                account -> List.copyOf(account.lacks().entrySet()).stream()
                        .filter(entry -> entry.getValue().reason() == Reason.IN_REVIEW)
                        .forEach(entry -> account.meet(entry.getKey())));
    }

    @Nullable BankAccount bank(String id) {
        return get(id).bank();
    }

    void clear() {
        accounts.clear();
    }
}
