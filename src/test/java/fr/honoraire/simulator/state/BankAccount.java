package fr.honoraire.simulator.state;

import fr.honoraire.simulator.wire.Ids;
import fr.honoraire.simulator.wire.Json;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Where an account's payouts go: what Stripe tells of it, and what its test IBAN makes of a payout. */
record BankAccount(
        String id,
        String holder,
        String bank,
        String country,
        String last4,
        String status,
        @Nullable String fate) {

    static BankAccount of(String iban, String holder) {
        var compact = iban.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        var country = compact.substring(0, 2);
        var bank = "FR".equals(country) ? "BNP PARIBAS" : "STRIPE TEST BANK";
        return new BankAccount(
                Ids.next("ba"), holder, bank, country, compact.substring(compact.length() - 4), "new", fate(compact));
    }

    /** Whether it is one of Stripe's for tests, which go for any country: https://docs.stripe.com/connect/testing. */
    static boolean isForTests(String iban) {
        return iban.matches("[A-Z]{2}(62|89)37040044053201300[0-5]");
    }

    private static @Nullable String fate(String iban) {
        return switch (iban.substring(iban.length() - 5)) {
            case "13001" -> "no_account";
            case "13002" -> "account_closed";
            case "13003" -> "insufficient_funds";
            case "13004" -> "debit_not_authorized";
            case "13005" -> "invalid_currency";
            default -> null;
        };
    }

    BankAccount errored() {
        return new BankAccount(id, holder, bank, country, last4, "errored", fate);
    }

    boolean isErrored() {
        return "errored".equals(status);
    }

    ObjectNode json(String account) {
        return Json.object(
                "id",
                id,
                "object",
                "bank_account",
                "account",
                account,
                "account_holder_name",
                holder,
                "account_holder_type",
                "individual",
                "account_type",
                null,
                "available_payout_methods",
                Json.value(new String[] {"standard"}),
                "bank_name",
                bank,
                "country",
                country,
                "currency",
                "eur",
                "default_for_currency",
                true,
                "fingerprint",
                "simulated" + last4,
                "last4",
                last4,
                "metadata",
                Json.object(),
                "routing_number",
                null,
                "status",
                status);
    }
}
