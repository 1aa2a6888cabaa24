package fr.honoraire.simulator.state;

import fr.honoraire.simulator.wire.Json;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One practitioner's account at Stripe: who he is, what is still asked of him, and what he may do meanwhile. */
final class Account {

    /** Whether Stripe lets an account do something. */
    enum Permission {
        ACTIVE,
        PENDING,
        RESTRICTED
    }

    private final String id;
    private final Instant created;
    private final ObjectNode given;
    private final Map<String, Demand> demands = new LinkedHashMap<>();
    private @Nullable BankAccount bank;
    private @Nullable String stoppedBy;
    private boolean closed;

    /** A new account, with what the platform said of it. */
    Account(String id, Instant created, ObjectNode given) {
        this.id = id;
        this.created = created;
        this.given = given;
        Arrays.stream(Requirement.values())
                .filter(requirement -> !isGiven(requirement))
                .flatMap(requirement -> requirement.paths().stream()
                        .map(path -> Demand.fromTheBeginning(path, requirement.stopsCharges())))
                .forEach(this::ask);
    }

    private boolean isGiven(Requirement requirement) {
        var individual = given.path("identity").path("individual");
        var profile = given.path("defaults").path("profile");
        return switch (requirement) {
            case NAME -> individual.has("given_name") && individual.has("surname");
            case DATE_OF_BIRTH -> individual.has("date_of_birth");
            case ADDRESS -> individual.has("address");
            case PHONE -> individual.has("phone");
            case ACTIVITY -> given.path("configuration").path("merchant").has("mcc");
            case WEBSITE -> profile.has("business_url") || profile.has("product_description");
            case DOCUMENT, PROOF_OF_ADDRESS, BANK_ACCOUNT, TERMS -> false;
        };
    }

    String id() {
        return id;
    }

    Instant created() {
        return created;
    }

    ObjectNode given() {
        return given;
    }

    Collection<Demand> demands() {
        return demands.values();
    }

    @Nullable BankAccount bank() {
        return bank;
    }

    void bank(BankAccount bank) {
        this.bank = bank;
    }

    /** Why Stripe stopped it, in the word of version 1 of its API. */
    @Nullable String stoppedBy() {
        return stoppedBy;
    }

    void stop(@Nullable String reason) {
        stoppedBy = reason;
    }

    boolean isClosed() {
        return closed;
    }

    void close() {
        closed = true;
    }

    void ask(Demand demand) {
        demands.put(demand.path(), demand);
    }

    /** Changes what is asked under some names. */
    void turn(Predicate<Demand> which, UnaryOperator<Demand> change) {
        demands.replaceAll((_, demand) -> which.test(demand) ? change.apply(demand) : demand);
    }

    void meet(Predicate<Demand> which) {
        demands.values().removeIf(which);
    }

    void meet(Requirement requirement) {
        meet(demand -> isPartOf(demand, requirement));
    }

    static boolean isPartOf(Demand demand, Requirement requirement) {
        return Requirement.of(demand.path()).filter(requirement::equals).isPresent();
    }

    /** Takes over what an update says, and strikes off what it thereby meets. */
    void update(ObjectNode changes) {
        merge(given, changes);
        meet(demand -> Requirement.of(demand.path()).filter(this::isGiven).isPresent());
    }

    private static void merge(ObjectNode target, ObjectNode changes) {
        for (var change : changes.properties()) {
            if (change.getValue() instanceof ObjectNode nested) {
                merge(Json.child(target, change.getKey()), nested);
            } else if (change.getValue().isNull()) {
                target.remove(change.getKey());
            } else {
                target.set(change.getKey(), change.getValue());
            }
        }
    }

    Permission charges(Instant now) {
        return permission(Demand::stopsCharges, now);
    }

    Permission payouts(Instant now) {
        return permission(Demand::stopsPayouts, now);
    }

    private Permission permission(BiPredicate<Demand, Instant> stops, Instant now) {
        if (closed || stoppedBy != null) {
            return Permission.RESTRICTED;
        }
        List<Demand> stopping = demands.values().stream()
                .filter(demand -> stops.test(demand, now))
                .toList();
        if (stopping.isEmpty()) {
            return Permission.ACTIVE;
        }
        return stopping.stream().allMatch(Demand::inReview) ? Permission.PENDING : Permission.RESTRICTED;
    }
}
