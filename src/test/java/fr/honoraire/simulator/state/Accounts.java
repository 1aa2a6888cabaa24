package fr.honoraire.simulator.state;

import fr.honoraire.simulator.state.Account.Permission;
import fr.honoraire.simulator.wire.ApiError;
import fr.honoraire.simulator.wire.ApiRequest;
import fr.honoraire.simulator.wire.Ids;
import fr.honoraire.simulator.wire.Json;
import java.util.EnumSet;
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

    /**
     * What the hosted page still asks for.
     *
     * @param others by their names in the API, for want of fields of their own
     */
    public record Asked(Set<Requirement> known, List<String> others) {

        public boolean isEmpty() {
            return known.isEmpty() && others.isEmpty();
        }
    }

    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final SimulatedClock clock;
    private final Events events;
    private final AccountNews news;
    private final AccountMachine machine;

    public Accounts(SimulatedClock clock, Events events) {
        this.clock = clock;
        this.events = events;
        this.news = new AccountNews(clock, events);
        this.machine = new AccountMachine(accounts, clock, events, news);
    }

    public AccountMachine machine() {
        return machine;
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
        return machine.get(id);
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
        requireAllowedResponsibilities(given);
        var account = new Account("acct_" + Ids.random(16), clock.now(), given);
        accounts.put(account.id(), account);
        news.know(account);
        events.emitThin(account.id(), "v2.core.account.created");
        return AccountViews.v2(account, request.texts("include"), clock.now());
    }

    /** Who has the whole dashboard deals with Stripe himself: https://docs.stripe.com/connect/accounts-v2. */
    private static void requireAllowedResponsibilities(ObjectNode given) {
        var responsibilities = given.path("defaults").path("responsibilities");
        for (var name : List.of("fees_collector", "losses_collector")) {
            if ("full".equals(Json.text(given, "dashboard")) && !"stripe".equals(Json.text(responsibilities, name))) {
                throw ApiError.parameter(
                        "parameter_invalid",
                        "defaults.responsibilities." + name,
                        "An account with the full dashboard needs " + name + " to be stripe.");
            }
        }
    }

    public ObjectNode read(ApiRequest request) {
        return AccountViews.v2(visible(request), request.texts("include"), clock.now());
    }

    public ObjectNode update(ApiRequest request) {
        var account = visible(request);
        requireOpen(account);
        var changes = request.params().deepCopy();
        changes.remove("include");
        change(account.id(), it -> it.update(changes));
        events.emitThin(account.id(), "v2.core.account.updated");
        return AccountViews.v2(account, request.texts("include"), clock.now());
    }

    /** Closes an account for good. Naming its configurations is how a caller shows that he knows what he closes. */
    public ObjectNode close(ApiRequest request) {
        var account = visible(request);
        requireOpen(account);
        var named = request.texts("applied_configurations");
        if (!named.equals(List.of("merchant"))) {
            throw ApiError.parameter(
                    "parameter_invalid",
                    "applied_configurations",
                    "applied_configurations must be the configurations of the account: merchant.");
        }
        machine.close(account.id());
        return AccountViews.v2(account, List.of(), clock.now());
    }

    void requireOpen(Account account) {
        if (account.isClosed()) {
            throw ApiError.invalid(null, "The account " + account.id() + " is closed.");
        }
    }

    public ObjectNode list(ApiRequest request) {
        return AccountPages.page(request, accounts.values(), clock.now());
    }

    public ObjectNode readV1(ApiRequest request) {
        return AccountV1View.of(visible(request), clock.now());
    }

    /** The account in whose name the call is made. */
    public ObjectNode readOwn(ApiRequest request) {
        var account = request.account();
        if (account == null) {
            throw ApiError.invalid(null, "This call needs the Stripe-Account header here.");
        }
        return v1(account);
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

    void change(String id, Consumer<Account> change) {
        machine.change(id, change);
    }

    /** Everything given and accepted. */
    public void complete(String id) {
        machine.complete(id, name(id));
    }

    /** Papers are asked for, with two weeks to give them; payouts stop meanwhile. */
    public void lackPapers(String id) {
        machine.lackPapers(id);
    }

    /** Papers were asked for in vain: charges and payouts stop. */
    public void requirePastDue(String id) {
        machine.requirePastDue(id);
    }

    /** Stripe has looked at the papers it had, and accepts them. */
    public void acceptWhatIsInReview(String id) {
        machine.acceptWhatIsInReview(id);
    }

    /** What the practitioner himself can still do something about. */
    public Asked asked(String id) {
        var known = EnumSet.noneOf(Requirement.class);
        var others = Stream.<String>builder();
        get(id).demands().stream()
                .filter(demand -> !demand.inReview())
                .map(Demand::path)
                .forEach(path -> Requirement.of(path).ifPresentOrElse(known::add, () -> others.add(path)));
        return new Asked(known, others.build().toList());
    }

    /** The bank sent a payout back: no more payouts until there is another bank account. */
    void bankRefused(String id) {
        machine.bankRefused(id);
    }

    @Nullable BankAccount bank(String id) {
        return get(id).bank();
    }

    void clear() {
        accounts.clear();
        news.clear();
    }
}
