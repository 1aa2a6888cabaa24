package fr.honoraire.simulator.state;

import fr.honoraire.simulator.wire.Json;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private final Map<Requirement, Lack> lacks = new EnumMap<>(Requirement.class);
    private @Nullable BankAccount bank;

    /** A new account, with what the platform said of it. */
    Account(String id, Instant created, ObjectNode given) {
        this.id = id;
        this.created = created;
        this.given = given;
        EnumSet.allOf(Requirement.class).stream()
                .filter(requirement -> !isGiven(requirement))
                .forEach(requirement -> lacks.put(requirement, Lack.missing()));
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

    Map<Requirement, Lack> lacks() {
        return lacks;
    }

    /** What the practitioner himself can still do something about. */
    Set<Requirement> asked() {
        var asked = EnumSet.noneOf(Requirement.class);
        lacks.forEach((requirement, lack) -> {
            if (lack.reason() != Lack.Reason.IN_REVIEW) {
                asked.add(requirement);
            }
        });
        return asked;
    }

    @Nullable BankAccount bank() {
        return bank;
    }

    void bank(BankAccount bank) {
        this.bank = bank;
    }

    void lack(Requirement requirement, Lack lack) {
        lacks.put(requirement, lack);
    }

    void meet(Requirement requirement) {
        lacks.remove(requirement);
    }

    /** Takes over what an update says, and strikes off what it thereby meets. */
    void update(ObjectNode changes) {
        merge(given, changes);
        List.copyOf(lacks.keySet()).stream().filter(this::isGiven).forEach(lacks::remove);
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
        return permission(lacks.entrySet().stream()
                .filter(entry -> entry.getKey().stopsCharges())
                .map(Map.Entry::getValue)
                .filter(lack -> lack.isOver(now))
                .toList());
    }

    Permission payouts(Instant now) {
        return permission(lacks.values().stream()
                .filter(lack -> lack.stopsPayouts() || lack.isOver(now))
                .toList());
    }

    private static Permission permission(List<Lack> lacks) {
        if (lacks.isEmpty()) {
            return Permission.ACTIVE;
        }
        return lacks.stream().allMatch(lack -> lack.reason() == Lack.Reason.IN_REVIEW)
                ? Permission.PENDING
                : Permission.RESTRICTED;
    }
}
