package fr.honoraire.practitioner.bank;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalLabelsTest {

    @ParameterizedTest
    @CsvSource({
        "verification_document_expired, expired",
        "verification_document_failed_copy, copy",
        "verification_document_not_readable, unreadable",
        "verification_document_failed_greyscale, unreadable",
        "verification_document_missing_back, sides",
        "verification_document_too_large, large",
        "verification_document_type_not_supported, kind",
        "verification_document_name_mismatch, mismatch",
        "verification_document_issue_or_expiry_date_missing, incomplete",
        "verification_document_fraudulent, document",
        "verification_document_of_a_new_sort, document",
        "verification_selfie_face_mismatch, selfie",
        "verification_failed_tax_id_match, companyNumber",
        "invalid_tax_id_format, companyNumber",
        "verification_failed_residential_address, address",
        "invalid_street_address, address",
        "verification_missing_owners, people",
        "verification_failed_keyed_identity, identity",
        "verification_failed_name_match, identity",
        "verification_requires_additional_proof_of_registration, companyDocument",
        "invalid_dob_age_under_18, birth",
        "invalid_url_website_incomplete_refund_policy, websiteIncomplete",
        "invalid_url_website_inaccessible, website",
        "invalid_url_denylisted, website",
        "invalid_product_description_length, activity",
        "invalid_statement_descriptor_length, descriptor",
        "invalid_business_profile_name, companyName",
        "invalid_tos_acceptance, terms",
        "information_missing, missing",
        "a_code_of_tomorrow, other",
        "'', other"
    })
    void codesAreToldByFamily(String code, String family) {
        assertThat(RefusalLabels.family(code)).isEqualTo(family);
        assertThat(RequirementLabelsTest.French.says("refusal." + family)).isNotBlank();
    }
}
