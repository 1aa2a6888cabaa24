package fr.honoraire.simulator.state;

import fr.honoraire.simulator.state.Accounts.Asked;
import fr.honoraire.simulator.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Takes what a practitioner typed on the hosted page, or says what is wrong with it. */
public final class Onboarding {

    private static final String ACCEPTED = "accepted";

    private final Accounts accounts;
    private final Events events;

    public Onboarding(Accounts accounts, Events events) {
        this.accounts = accounts;
        this.events = events;
    }

    /** Takes the form; returns the fields that are wrong, none if everything was taken. */
    public List<String> submit(String id, ObjectNode form) {
        var asked = accounts.asked(id);
        var wrong = wrong(asked, form);
        if (wrong.isEmpty()) {
            accounts.change(id, account -> {
                asked.known().forEach(requirement -> take(account, requirement, form));
                asked.others().forEach(path -> takeOther(account, path, text(form, path)));
            });
        }
        return wrong;
    }

    /** He is on his way back; that says nothing of what he did. */
    public void left(String id) {
        events.emitThin(id, "v2.core.account_link.returned");
    }

    private static List<String> wrong(Asked all, ObjectNode form) {
        var asked = all.known();
        var wrong = new ArrayList<String>();
        Stream.concat(asked.stream().flatMap(requirement -> fields(requirement).stream()), all.others().stream())
                .filter(field -> text(form, field).isBlank())
                .forEach(wrong::add);
        if (asked.contains(Requirement.BANK_ACCOUNT) && !wrong.contains("iban") && !isIban(text(form, "iban"))) {
            wrong.add("iban");
        }
        if (asked.contains(Requirement.WEBSITE)
                && text(form, "website").isBlank()
                && text(form, "activity").isBlank()) {
            wrong.add("website");
        }
        return wrong;
    }

    /** The fields of the page that a requirement needs filled in. */
    public static List<String> fields(Requirement requirement) {
        return switch (requirement) {
            case NAME -> List.of("given_name", "surname");
            case DATE_OF_BIRTH -> List.of("birthday");
            case ADDRESS -> List.of("line1", "postal_code", "city");
            case PHONE -> List.of("phone");
            case ACTIVITY, WEBSITE -> List.of();
            case DOCUMENT -> List.of("document");
            case PROOF_OF_ADDRESS -> List.of("proof_of_address");
            case BANK_ACCOUNT -> List.of("iban", "holder");
            case TERMS -> List.of("terms");
        };
    }

    private static void take(Account account, Requirement requirement, ObjectNode form) {
        switch (requirement) {
            case NAME -> {
                individual(account).put("given_name", text(form, "given_name"));
                individual(account).put("surname", text(form, "surname"));
                account.meet(requirement);
            }
            case WEBSITE -> {
                takeWebsite(account, form);
                account.meet(requirement);
            }
            case ACTIVITY -> {
                Json.child(Json.child(account.given(), "configuration"), "merchant")
                        .put("mcc", "8011");
                account.meet(requirement);
            }
            case DOCUMENT -> takePaper(account, requirement, text(form, "document"));
            case PROOF_OF_ADDRESS -> takePaper(account, requirement, text(form, "proof_of_address"));
            case BANK_ACCOUNT -> {
                account.bank(BankAccount.of(text(form, "iban"), text(form, "holder")));
                account.meet(requirement);
            }
            case DATE_OF_BIRTH, ADDRESS, PHONE, TERMS -> account.meet(requirement);
        }
    }

    private static void takeWebsite(Account account, ObjectNode form) {
        var profile = Json.child(Json.child(account.given(), "defaults"), "profile");
        for (var field : List.of("website", "activity")) {
            if (!text(form, field).isBlank()) {
                profile.put("website".equals(field) ? "business_url" : "product_description", text(form, field));
            }
        }
    }

    private static void takePaper(Account account, Requirement requirement, String outcome) {
        takePaper(account, demand -> Account.isPartOf(demand, requirement), outcome);
    }

    private static void takeOther(Account account, String path, String outcome) {
        takePaper(account, demand -> demand.path().equals(path), isPaper(path) ? outcome : ACCEPTED);
    }

    /** What Stripe would make of it is what the tester chose: accepted, in review, or a code of Stripe's for why not. */
    private static void takePaper(Account account, Predicate<Demand> which, String outcome) {
        switch (outcome) {
            case ACCEPTED -> account.meet(which);
            case "review" -> account.turn(which, Demand::reviewed);
            default -> account.turn(which, demand -> demand.refused(List.of(outcome)));
        }
    }

    /** Whether a document is what is asked for under this name. */
    public static boolean isPaper(String path) {
        return path.contains("document") || path.contains("verification") || path.contains("proof_of");
    }

    private static ObjectNode individual(Account account) {
        return Json.child(Json.child(account.given(), "identity"), "individual");
    }

    /** Checks an IBAN's form and its check digits. */
    static boolean isIban(String text) {
        var iban = text.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        if (!iban.matches("[A-Z]{2}\\d{2}[A-Z0-9]{11,30}")) {
            return false;
        }
        var digits = new StringBuilder();
        (iban.substring(4) + iban.substring(0, 4))
                .chars()
                .forEach(letter -> digits.append(Character.digit(letter, 36)));
        return new java.math.BigInteger(digits.toString())
                                .mod(java.math.BigInteger.valueOf(97))
                                .intValue()
                        == 1
                || BankAccount.isForTests(iban);
    }

    private static String text(ObjectNode form, String field) {
        return Objects.requireNonNullElse(Json.text(form, field), "").strip();
    }
}
