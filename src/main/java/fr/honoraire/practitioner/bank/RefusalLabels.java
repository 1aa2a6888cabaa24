package fr.honoraire.practitioner.bank;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Understands why Stripe refused what was given: each of its codes has a sentence, and what is new to us a safe one. */
final class RefusalLabels {

    private static final Map<String, String> FAMILIES = Map.ofEntries(
            // Documents.
            family("expired", "verification_document_expired"),
            family("copy", "verification_document_failed_copy"),
            family("greyscale", "verification_document_failed_greyscale"),
            family("unreadable", "verification_document_not_readable", "verification_document_corrupt"),
            family("notUploaded", "verification_document_not_uploaded"),
            family("front", "verification_document_missing_front"),
            family("back", "verification_document_missing_back"),
            family("pages", "verification_document_incomplete"),
            family("large", "verification_document_too_large"),
            family("kind", "verification_document_type_not_supported", "verification_document_invalid"),
            family("country", "verification_document_country_not_supported"),
            family("twice", "verification_document_duplicate_type"),
            family("nameMismatch", "verification_document_name_mismatch"),
            family("birthMismatch", "verification_document_dob_mismatch"),
            family("addressMismatch", "verification_document_address_mismatch"),
            family("numberMismatch", "verification_document_id_number_mismatch"),
            family("nationalityMismatch", "verification_document_nationality_mismatch"),
            family("photoMismatch", "verification_document_photo_mismatch"),
            family("nameMissing", "verification_document_name_missing"),
            family("addressMissing", "verification_document_address_missing"),
            family("numberMissing", "verification_document_id_number_missing"),
            family("dateMissing", "verification_document_issue_or_expiry_date_missing"),
            family("notSigned", "verification_document_not_signed"),
            family("altered", "verification_document_manipulated", "verification_document_fraudulent"),
            family("testDocument", "verification_document_failed_test_mode"),
            family("document", "verification_document_failed_other"),
            family("selfie", "verification_selfie_face_mismatch", "verification_selfie_unverified_other"),
            family("selfieAltered", "verification_selfie_manipulated"),
            family("selfieDocument", "verification_selfie_document_missing_photo"),
            // Who he is.
            family("name", "verification_failed_name_match"),
            family("idNumber", "verification_failed_id_number_match"),
            family(
                    "identity",
                    "verification_failed_keyed_identity",
                    "verification_failed_keyed_match",
                    "verification_failed_document_match"),
            family("tooYoung", "invalid_dob_age_under_18", "invalid_dob_age_under_minimum"),
            family("tooOld", "invalid_dob_age_over_maximum"),
            family("address", "verification_failed_address_match", "verification_failed_residential_address"),
            family(
                    "addressForm",
                    "invalid_address_city_state_postal_code",
                    "invalid_street_address",
                    "unresolvable_postal_code"),
            family("addressBox", "invalid_address_highway_contract_box", "invalid_address_private_mailbox"),
            family("terms", "invalid_tos_acceptance", "unresolvable_ip_address"),
            // His practice.
            family(
                    "companyNumber",
                    "invalid_tax_id",
                    "invalid_tax_id_format",
                    "verification_failed_tax_id_match",
                    "verification_failed_tax_id_not_issued"),
            family("foreignNumber", "verification_failed_business_iec_number"),
            family(
                    "companyName",
                    "invalid_business_profile_name",
                    "invalid_business_profile_name_denylisted",
                    "invalid_company_name_denylisted"),
            family("legalForm", "verification_legal_entity_structure_mismatch"),
            family("activity", "invalid_product_description_length", "invalid_product_description_url_match"),
            family("unsupported", "unsupported_business_type", "verification_supportability"),
            family("descriptorLength", "invalid_statement_descriptor_length"),
            family(
                    "descriptor",
                    "invalid_statement_descriptor_business_mismatch",
                    "invalid_statement_descriptor_denylisted",
                    "invalid_statement_descriptor_prefix_denylisted",
                    "invalid_statement_descriptor_prefix_mismatch"),
            family("registration", "verification_requires_additional_proof_of_registration"),
            family("statutes", "verification_requires_additional_memorandum_of_associations"),
            family(
                    "directors",
                    "verification_directors_mismatch",
                    "verification_document_directors_mismatch",
                    "verification_extraneous_directors",
                    "verification_missing_directors",
                    "verification_missing_executives"),
            family("owners", "verification_missing_owners", "verification_rejected_ownership_exemption_reason"),
            family(
                    "representative",
                    "verification_failed_authorizer_authority",
                    "verification_failed_representative_authority",
                    "invalid_signator"),
            family("representativeCountry", "invalid_representative_country"),
            // His site.
            family("websiteForm", "invalid_url_format", "invalid_url_length"),
            family("websiteDenied", "invalid_url_denylisted"),
            family(
                    "websiteUnreachable",
                    "invalid_url_website_inaccessible",
                    "invalid_url_website_inaccessible_geoblocked",
                    "invalid_url_website_inaccessible_password_protected"),
            family("websiteEmpty", "invalid_url_website_empty", "invalid_url_website_incomplete_under_construction"),
            family("websiteMismatch", "invalid_url_website_business_information_mismatch"),
            family("websiteExists", "invalid_url_web_presence_detected"),
            family("websiteContact", "invalid_url_website_incomplete_customer_service_details"),
            family(
                    "websiteTerms",
                    "invalid_url_website_incomplete_cancellation_policy",
                    "invalid_url_website_incomplete_legal_restrictions",
                    "invalid_url_website_incomplete_refund_policy",
                    "invalid_url_website_incomplete_return_policy",
                    "invalid_url_website_incomplete_terms_and_conditions"),
            family("websiteIncomplete", "invalid_url_website_incomplete"),
            family("website", "invalid_url_website_other"),
            // Any of it.
            family("missing", "information_missing"),
            family("value", "invalid_value_other"),
            family("unverified", "verification_failed_other"),
            family("stale", "verification_token_stale"),
            family("elsewhere", "external_request"));

    private static final Map<String, String> BY_CODE = byCode();

    private RefusalLabels() {}

    private static Map.Entry<String, String> family(String name, String... codes) {
        return Map.entry(name, String.join(" ", codes));
    }

    private static Map<String, String> byCode() {
        var families = new HashMap<String, String>();
        FAMILIES.forEach((family, codes) -> List.of(codes.split(" ", -1)).forEach(code -> families.put(code, family)));
        return Map.copyOf(families);
    }

    static Set<String> families() {
        return FAMILIES.keySet();
    }

    /** What a code of Stripe's means. Of one that is new to us we can still tell whether it is about a document. */
    static Refusal of(String code) {
        var known = BY_CODE.get(code);
        if (known != null) {
            return new Refusal(known, null);
        }
        return new Refusal(code.startsWith("verification_document_") ? "document" : "other", code);
    }
}
