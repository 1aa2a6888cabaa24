package fr.honoraire.simulator;

import fr.honoraire.simulator.state.AccountMachine;
import fr.honoraire.simulator.state.World;
import fr.honoraire.simulator.wire.Json;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** What a test or a demo may do with one account, as Stripe's own people do. */
public final class AccountControls {

    private static final String IDENTITY_DOCUMENT = "identity.individual.documents.primary_verification";

    private final World world;
    private final String id;

    AccountControls(World world, String id) {
        this.world = world;
        this.id = id;
    }

    /** Asks for something by its name in version 2 of the API; everything stops without it from the deadline on. */
    public void demand(String path, Instant deadline, String... errors) {
        change(accounts -> accounts.demand(id, path, deadline, List.of(errors)));
    }

    /** What was asked for has been given, and is being examined. */
    public void examine(String path) {
        change(accounts -> accounts.examine(id, path));
    }

    /** What was given is refused, with codes such as {@code verification_document_expired}. */
    public void refuse(String path, String... codes) {
        change(accounts -> accounts.refuse(id, path, List.of(codes)));
    }

    public void accept(String path) {
        change(accounts -> accounts.accept(id, path));
    }

    /** Stops everything, with one of version 1's reasons such as {@code rejected.fraud}, or one of version 2's. */
    public void reject(String reason) {
        change(accounts -> accounts.stop(id, reason));
    }

    /** Takes it back. */
    public void readmit() {
        change(accounts -> accounts.stop(id, null));
    }

    public void closeAccount() {
        change(accounts -> accounts.close(id));
    }

    /** The bank sent a payout back, which spoils the bank account. */
    public void bankRefused() {
        change(accounts -> accounts.bankRefused(id));
    }

    public void bank(String iban) {
        change(accounts -> accounts.bank(id, iban, "Titulaire"));
    }

    private void change(Consumer<AccountMachine> change) {
        world.alone(() -> change.accept(world.accounts().machine()));
    }

    /** The same by name, for whoever comes over HTTP; false if there is no such control. */
    boolean act(String name, ObjectNode params) {
        switch (name) {
            case "demand" -> demand(path(params), deadline(params), codes(params));
            case "examine" -> examine(path(params));
            case "refuse" -> refuse(path(params), codes(params));
            case "accept" -> accept(path(params));
            case "reject" -> reject(Json.required(params, "reason"));
            case "readmit" -> readmit();
            case "close-account" -> closeAccount();
            case "refuse-bank" -> bankRefused();
            case "replace-bank" -> bank(Json.required(params, "iban"));
            default -> {
                return false;
            }
        }
        return true;
    }

    private static String path(ObjectNode params) {
        return Objects.requireNonNullElse(Json.text(params, "path"), IDENTITY_DOCUMENT);
    }

    private Instant deadline(ObjectNode params) {
        var text = Json.text(params, "deadline");
        return text == null || text.isEmpty() ? world.clock().now() : Instant.parse(text);
    }

    private static String[] codes(ObjectNode params) {
        return Arrays.stream(Objects.requireNonNullElse(Json.text(params, "errors"), "")
                        .split("[,\\s]+", -1))
                .filter(code -> !code.isEmpty())
                .toArray(String[]::new);
    }
}
