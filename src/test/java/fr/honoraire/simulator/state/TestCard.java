package fr.honoraire.simulator.state;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The test cards, and what each bank answers. */
public enum TestCard {
    ACCEPTED("4242424242424242", "pm_card_visa", null, null, false),
    MASTERCARD("5555555555554444", "pm_card_mastercard", null, null, false),
    DECLINED("4000000000000002", "pm_card_chargeDeclined", "card_declined", "generic_decline", false),
    INSUFFICIENT_FUNDS(
            "4000000000009995",
            "pm_card_chargeDeclinedInsufficientFunds",
            "card_declined",
            "insufficient_funds",
            false),
    EXPIRED("4000000000000069", "pm_card_chargeDeclinedExpiredCard", "expired_card", "expired_card", false),
    WRONG_CVC("4000000000000127", "pm_card_chargeDeclinedIncorrectCvc", "incorrect_cvc", "incorrect_cvc", false),
    LOST("4000000000009987", "pm_card_visa_chargeDeclinedLostCard", "card_declined", "lost_card", false),
    STOLEN("4000000000009979", "pm_card_visa_chargeDeclinedStolenCard", "card_declined", "stolen_card", false),
    PROCESSING_ERROR(
            "4000000000000119", "pm_card_chargeDeclinedProcessingError", "processing_error", "processing_error", false),
    AUTHENTICATED("4000002500003155", "pm_card_authenticationRequiredOnSetup", null, null, true),
    ALWAYS_AUTHENTICATED("4000002760003184", "pm_card_authenticationRequired", null, null, true),
    AUTHENTICATED_THEN_DECLINED(
            "4000008400001629",
            "pm_card_authenticationRequiredChargeDeclinedInsufficientFunds",
            "card_declined",
            "generic_decline",
            true),
    DISPUTED("4000000000000259", "pm_card_createDispute", null, null, false),
    INQUIRED("4000000000001976", "pm_card_createDisputeInquiry", null, null, false),
    REFUNDED_LATER("4000000000007726", "pm_card_pendingRefund", null, null, false),
    REFUND_FAILS("4000000000005126", "pm_card_refundFail", null, null, false),
    AVAILABLE_AT_ONCE("4000000000000077", "pm_card_bypassPending", null, null, false);

    private final String number;
    private final String alias;
    private final @Nullable String code;
    private final @Nullable String declineCode;
    private final boolean authenticated;

    TestCard(String number, String alias, @Nullable String code, @Nullable String declineCode, boolean authenticated) {
        this.number = number;
        this.alias = alias;
        this.code = code;
        this.declineCode = declineCode;
        this.authenticated = authenticated;
    }

    /** The card of this number, or of Stripe's name for it. */
    public static Optional<TestCard> of(String numberOrAlias) {
        var wanted = numberOrAlias.replaceAll("[\\s-]", "");
        return Arrays.stream(values())
                .filter(card -> card.number.equals(wanted) || card.alias.equals(wanted))
                .findFirst();
    }

    /** The card that Stripe calls so; a number would not do in a call of the API. */
    static Optional<TestCard> named(String alias) {
        return Arrays.stream(values()).filter(card -> card.alias.equals(alias)).findFirst();
    }

    boolean needsAuthentication() {
        return authenticated;
    }

    boolean isDeclined() {
        return code != null;
    }

    String code() {
        return code == null ? "" : code;
    }

    String declineCode() {
        return declineCode == null ? "" : declineCode;
    }

    String last4() {
        return number.substring(12);
    }

    String brand() {
        return number.startsWith("5") ? "mastercard" : "visa";
    }

    /** What Stripe tells the platform, in English as it does. */
    String message() {
        return switch (this) {
            case DECLINED, LOST, STOLEN, AUTHENTICATED_THEN_DECLINED -> "Your card was declined.";
            case INSUFFICIENT_FUNDS -> "Your card has insufficient funds.";
            case PROCESSING_ERROR -> "An error occurred while processing your card. Try again in a little bit.";
            case EXPIRED -> "Your card has expired.";
            case WRONG_CVC -> "Your card's security code is incorrect.";
            case ACCEPTED,
                    MASTERCARD,
                    AUTHENTICATED,
                    ALWAYS_AUTHENTICATED,
                    DISPUTED,
                    INQUIRED,
                    REFUNDED_LATER,
                    REFUND_FAILS,
                    AVAILABLE_AT_ONCE -> "";
        };
    }
}
