package fr.honoraire.simulator.state;

import fr.honoraire.simulator.state.Account.Permission;
import fr.honoraire.simulator.wire.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Tells what became of an account since it was last told of; that a deadline passed changes it, too. */
final class AccountNews {

    private static final String MERCHANT = "v2.core.account[configuration.merchant].";

    /** An account as it was last told of. */
    private record Told(
            ObjectNode v1,
            Permission charges,
            Permission payouts,
            @Nullable BankAccount bank) {}

    private final SimulatedClock clock;
    private final Events events;
    private final Map<String, Told> told = new HashMap<>();

    AccountNews(SimulatedClock clock, Events events) {
        this.clock = clock;
        this.events = events;
    }

    /** As it is now is how it is known to be. */
    void know(Account account) {
        told.put(account.id(), now(account));
    }

    private Told now(Account account) {
        var now = clock.now();
        return new Told(AccountV1View.of(account, now), account.charges(now), account.payouts(now), account.bank());
    }

    /** Tells the difference, if there is any. */
    void tell(Account account) {
        var before = Objects.requireNonNull(told.get(account.id()));
        var after = now(account);
        if (after.v1().equals(before.v1())) {
            return;
        }
        told.put(account.id(), after);
        tellBank(account.id(), before.bank(), after.bank());
        events.emit(account.id(), "account.updated", after.v1(), previous(before.v1(), after.v1()));
        if (!Objects.equals(before.v1().get("requirements"), after.v1().get("requirements"))) {
            events.emitThin(account.id(), "v2.core.account[requirements].updated");
        }
        if (before.charges() != after.charges() || before.payouts() != after.payouts()) {
            tellCapability(account, "card_payments", before.charges(), after.charges());
            tellCapability(account, "transfers", before.payouts(), after.payouts());
            events.emitThin(account.id(), MERCHANT + "capability_status_updated");
        }
    }

    private void tellBank(String account, @Nullable BankAccount before, @Nullable BankAccount after) {
        if (after == null || after.equals(before)) {
            return;
        }
        if (before != null && before.id().equals(after.id())) {
            var previous = Json.object("status", before.status());
            events.emit(account, "account.external_account.updated", after.json(account), previous);
            return;
        }
        events.emit(account, "account.external_account.created", after.json(account));
        if (before != null) {
            events.emit(account, "account.external_account.deleted", before.json(account));
        }
    }

    private void tellCapability(Account account, String name, Permission before, Permission after) {
        if (before != after) {
            var previous = Json.object("status", AccountV1View.capability(before));
            events.emit(account.id(), "capability.updated", capability(account, name, after), previous);
        }
    }

    private static ObjectNode capability(Account account, String name, Permission permission) {
        return Json.object(
                "id",
                name,
                "object",
                "capability",
                "account",
                account.id(),
                "requested",
                true,
                "requested_at",
                account.created().getEpochSecond(),
                "status",
                AccountV1View.capability(permission));
    }

    private static ObjectNode previous(ObjectNode before, ObjectNode after) {
        var previous = Json.object();
        for (var field : before.properties()) {
            if (!field.getValue().equals(after.get(field.getKey()))) {
                previous.set(field.getKey(), field.getValue());
            }
        }
        return previous;
    }

    void clear() {
        told.clear();
    }
}
