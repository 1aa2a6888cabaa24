package fr.honoraire.simulator.state;

import java.util.List;

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
    private final String descriptions;

    Requirement(boolean stopsCharges, String v1Name, String... descriptions) {
        this.stopsCharges = stopsCharges;
        this.v1Name = v1Name;
        this.descriptions = String.join(" ", descriptions);
    }

    /** Without it neither charges nor payouts; without the others, no payouts. */
    boolean stopsCharges() {
        return stopsCharges;
    }

    String v1Name() {
        return v1Name;
    }

    List<String> descriptions() {
        return List.of(descriptions.split(" ", -1));
    }
}
