package fr.honoraire.simulator.state;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What Stripe asks of a practitioner before it takes or pays out money, with the paths under which it names it. */
public enum Requirement {
    NAME(true, "individual.first_name", "identity.individual.given_name", "identity.individual.surname"),
    DATE_OF_BIRTH(
            true,
            "individual.dob.day",
            "identity.individual.date_of_birth.day",
            "identity.individual.date_of_birth.month",
            "identity.individual.date_of_birth.year"),
    ADDRESS(
            true,
            "individual.address.line1",
            "identity.individual.address.line1",
            "identity.individual.address.postal_code",
            "identity.individual.address.city"),
    PHONE(true, "individual.phone", "identity.individual.phone"),
    ACTIVITY(true, "business_profile.mcc", "configuration.merchant.mcc"),
    WEBSITE(true, "business_profile.url", "defaults.profile.business_url"),
    DOCUMENT(true, "individual.verification.document", "identity.individual.documents.primary_verification"),
    PROOF_OF_ADDRESS(
            false,
            "individual.verification.additional_document",
            "identity.individual.documents.secondary_verification"),
    BANK_ACCOUNT(false, "external_account", "external_account"),
    TERMS(
            true,
            "tos_acceptance.date",
            "identity.attestations.terms_of_service.account.date",
            "identity.attestations.terms_of_service.account.ip");

    private final boolean stopsCharges;
    private final String v1Name;
    private final String paths;

    Requirement(boolean stopsCharges, String v1Name, String... paths) {
        this.stopsCharges = stopsCharges;
        this.v1Name = v1Name;
        this.paths = String.join(" ", paths);
    }

    /** The one that asks for this, or for all of it. */
    static Optional<Requirement> of(String path) {
        return Arrays.stream(values())
                .filter(requirement ->
                        requirement.paths().stream().anyMatch(own -> path.equals(own) || path.startsWith(own + ".")))
                .findFirst();
    }

    /** How version 1 of the API names what version 2 calls so. */
    static String v1Name(String path) {
        return of(path).map(requirement -> requirement.v1Name)
                .orElseGet(() -> path.replace("identity.individual.", "individual.")
                        .replace("identity.business_details.", "company.")
                        .replace("defaults.profile.", "business_profile.")
                        .replace("configuration.merchant.support.", "business_profile.support_"));
    }

    /** Without it neither charges nor payouts; without the others, no payouts. */
    boolean stopsCharges() {
        return stopsCharges;
    }

    List<String> paths() {
        return List.of(paths.split(" ", -1));
    }
}
