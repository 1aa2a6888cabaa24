package fr.honoraire.practitioner.bank;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Understands Stripe's names for what it asks. The last parts of a path tell, whoever it is about: {@code individual.dob.day},
 * {@code person_123.dob.day} and {@code identity.individual.date_of_birth.day} are all a date of birth.
 */
final class RequirementLabels {

    private static final Map<Need, String> PARTS = new EnumMap<>(Map.ofEntries(
            Map.entry(Need.WEBSITE, "url business_url website"),
            Map.entry(Need.ACTIVITY, "mcc product_description description industry"),
            Map.entry(
                    Need.IDENTITY_DOCUMENT,
                    "document primary_verification primary_document passport visa proof_of_identity"),
            Map.entry(
                    Need.PROOF_OF_ADDRESS,
                    "additional_document secondary_verification secondary_document proof_of_address"),
            Map.entry(
                    Need.IBAN,
                    "external_account external_accounts bank_account iban account_number default_outbound_destination"
                            + " payout_method outbound_destination"),
            Map.entry(Need.BANK_PROOF, "bank_account_ownership_verification"),
            Map.entry(
                    Need.NAME,
                    "first_name last_name given_name surname maiden_name full_name legal_names full_name_aliases"
                            + " additional_names script_names"),
            Map.entry(Need.BIRTH, "dob date_of_birth"),
            Map.entry(
                    Need.ADDRESS,
                    "address registered_address additional_addresses script_addresses administrative_address"
                            + " principal_place_of_business"),
            Map.entry(Need.EMAIL, "email contact_email"),
            Map.entry(Need.PHONE, "phone contact_phone"),
            Map.entry(Need.ID_NUMBER, "id_number id_numbers ssn_last_4 id_number_secondary"),
            Map.entry(Need.NATIONALITY, "nationality nationalities"),
            Map.entry(Need.GENDER, "gender legal_gender"),
            Map.entry(Need.POLITICAL_EXPOSURE, "political_exposure"),
            Map.entry(Need.TERMS, "tos_acceptance terms_of_service"),
            Map.entry(Need.COMPANY_NAME, "registered_name"),
            Map.entry(Need.COMPANY_NUMBER, "tax_id registration_number tax_id_registrar registration_date"),
            Map.entry(
                    Need.COMPANY_DOCUMENT,
                    "proof_of_registration company_license company_memorandum_of_association"
                            + " company_ministerial_decree company_registration_verification"
                            + " company_tax_id_verification proof_of_ultimate_beneficial_ownership"
                            + " company_authorization"),
            Map.entry(Need.VAT, "vat_id"),
            Map.entry(
                    Need.PEOPLE,
                    "directors_provided owners_provided executives_provided representative_provided owners directors"
                            + " executives representative persons_provided ownership_declaration"
                            + " directorship_declaration representative_declaration relationship title"
                            + " percent_ownership authorizer ownership_exemption_reason"
                            + " minority_owned_business_designation"),
            Map.entry(Need.PUBLIC_NAME, "display_name doing_business_as"),
            Map.entry(Need.DESCRIPTOR, "statement_descriptor statement_descriptor_prefix script_statement_descriptor"),
            Map.entry(Need.SUPPORT, "support_phone support_email support_url support_address"),
            Map.entry(Need.FIGURES, "annual_revenue estimated_worker_count monthly_estimated_revenue"),
            Map.entry(Need.LEGAL_FORM, "business_type entity_type structure"),
            Map.entry(Need.EXPORT, "export_license_id export_purpose_code"),
            Map.entry(Need.SELFIE, "selfie proof_of_liveness")));

    /** Japan is asked for everything twice, in each of its writings. */
    private static final Pattern WRITING = Pattern.compile("_kan(a|ji)(?=\\.|$)");

    private static final Map<String, Need> NEEDS = byPart();

    private RequirementLabels() {}

    private static Map<String, Need> byPart() {
        var needs = new HashMap<String, Need>();
        PARTS.forEach((need, parts) -> {
            for (var part : parts.split(" ", -1)) {
                needs.put(part, need);
            }
        });
        return Map.copyOf(needs);
    }

    /** What is asked, whatever version of Stripe's API named it. */
    static Need need(String field) {
        var parts = List.of(
                WRITING.matcher(field.toLowerCase(Locale.ROOT)).replaceAll("").split("\\.", -1));
        if (parts.contains("support")) {
            return Need.SUPPORT;
        }
        if (parts.getFirst().startsWith("interv_")) {
            return Need.INQUIRY;
        }
        if (parts.contains("business_profile") && parts.getLast().equals("name")) {
            return Need.PUBLIC_NAME;
        }
        var need = parts.reversed().stream()
                .filter(NEEDS::containsKey)
                .findFirst()
                .map(NEEDS::get)
                .orElse(parts.getLast().equals("country") ? Need.COUNTRY : Need.OTHER);
        return isOfCompany(parts) ? ofCompany(need, parts) : need;
    }

    private static boolean isOfCompany(List<String> parts) {
        return parts.contains("company") || parts.contains("business_details");
    }

    /** A company has a name, a number, an address and papers of its own. */
    private static Need ofCompany(Need need, List<String> parts) {
        return switch (need) {
            case NAME -> Need.COMPANY_NAME;
            case ADDRESS -> Need.COMPANY_ADDRESS;
            case PHONE -> Need.COMPANY_PHONE;
            case ID_NUMBER -> Need.COMPANY_NUMBER;
            case IDENTITY_DOCUMENT, PROOF_OF_ADDRESS -> Need.COMPANY_DOCUMENT;
            case OTHER -> parts.getLast().startsWith("name") ? Need.COMPANY_NAME : Need.OTHER;
            case WEBSITE,
                    ACTIVITY,
                    IBAN,
                    BANK_PROOF,
                    BIRTH,
                    EMAIL,
                    NATIONALITY,
                    GENDER,
                    POLITICAL_EXPOSURE,
                    TERMS,
                    COMPANY_NAME,
                    COMPANY_NUMBER,
                    COMPANY_ADDRESS,
                    COMPANY_PHONE,
                    COMPANY_DOCUMENT,
                    VAT,
                    PEOPLE,
                    PUBLIC_NAME,
                    DESCRIPTOR,
                    SUPPORT,
                    FIGURES,
                    LEGAL_FORM,
                    COUNTRY,
                    EXPORT,
                    INQUIRY,
                    SELFIE -> need;
        };
    }
}
