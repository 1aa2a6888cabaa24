package fr.honoraire.practitioner;

import java.util.Arrays;
import java.util.List;

/** Why Stripe stopped an account, whichever of its APIs says so; the messages say it in French, and whom to turn to. */
public enum StopReason {
    FRAUD("rejected.fraud"),
    TERMS("rejected.terms_of_service"),
    LISTED("listed", "rejected.listed"),
    UNVERIFIED("rejected.incomplete_verification"),
    REJECTED("rejected.other"),
    INACTIVE("paused.inactivity", "rejected.inactivity"),
    BUSINESS("unsupported_business", "rejected.unsupported_business"),
    COUNTRY("unsupported_country"),
    LEGAL_FORM("unsupported_entity_type"),

    /** Not Stripe's doing, but ours. */
    OURS(
            "platform_paused",
            "platform_disabled",
            "rejected.platform_fraud",
            "rejected.platform_other",
            "rejected.platform_terms_of_service"),

    /** Stripe gives no reason, and answers those who ask. */
    HELD("restricted_other", "other"),

    /** Stripe is looking at it: nothing to do. */
    REVIEW(
            "under_review",
            "pending.review",
            "determining_status",
            "requirements.pending_verification",
            "requirements_pending_verification"),

    /** Something lacks: giving it helps. */
    INFORMATION(
            "requirements.past_due",
            "requirements_past_due",
            "requirements.fields_needed",
            "pending.onboarding",
            "action_required.requested_capabilities"),

    /** A word Stripe has begun to use since this list was written. */
    UNKNOWN;

    private final String codes;

    StopReason(String... codes) {
        this.codes = String.join(" ", codes);
    }

    public static StopReason of(String code) {
        return Arrays.stream(values())
                .filter(reason -> List.of(reason.codes.split(" ", -1)).contains(code))
                .findFirst()
                .orElse(UNKNOWN);
    }

    /** Whether only Stripe, or we, can undo it. */
    public boolean isFinal() {
        return switch (this) {
            case FRAUD, TERMS, LISTED, UNVERIFIED, REJECTED, INACTIVE, BUSINESS, COUNTRY, LEGAL_FORM -> true;
            case OURS, HELD, UNKNOWN -> true;
            case REVIEW, INFORMATION -> false;
        };
    }

    /** Whether Stripe's support is whom to turn to. */
    public boolean isForStripe() {
        return isFinal() && this != OURS;
    }
}
