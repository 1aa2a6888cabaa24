package fr.honoraire.practitioner.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.support.ResourceBundleMessageSource;

class RequirementLabelsTest {

    @ParameterizedTest
    @CsvSource({
        "business_profile.url, WEBSITE",
        "business_profile.mcc, ACTIVITY",
        "business_profile.product_description, ACTIVITY",
        "business_profile.name, PUBLIC_NAME",
        "business_profile.support_phone, SUPPORT",
        "external_account, IBAN",
        "tos_acceptance.date, TERMS",
        "tos_acceptance.ip, TERMS",
        "individual.first_name, NAME",
        "individual.dob.day, BIRTH",
        "individual.address.postal_code, ADDRESS",
        "individual.email, EMAIL",
        "individual.phone, PHONE",
        "individual.id_number, ID_NUMBER",
        "individual.nationality, NATIONALITY",
        "individual.political_exposure, POLITICAL_EXPOSURE",
        "individual.verification.document, IDENTITY_DOCUMENT",
        "individual.verification.document.back, IDENTITY_DOCUMENT",
        "individual.verification.additional_document, PROOF_OF_ADDRESS",
        "individual.verification.proof_of_liveness, SELFIE",
        "person_1AbCdEf.verification.document, IDENTITY_DOCUMENT",
        "person_1AbCdEf.dob.year, BIRTH",
        "representative.last_name, NAME",
        "representative.relationship.title, PEOPLE",
        "owners.first_name, NAME",
        "company.name, COMPANY_NAME",
        "company.tax_id, COMPANY_NUMBER",
        "company.vat_id, VAT",
        "company.phone, COMPANY_PHONE",
        "company.address.line1, COMPANY_ADDRESS",
        "company.directors_provided, PEOPLE",
        "company.owners_provided, PEOPLE",
        "company.verification.document, COMPANY_DOCUMENT",
        "documents.proof_of_registration.files, COMPANY_DOCUMENT",
        "settings.payments.statement_descriptor, DESCRIPTOR",
        "business_type, LEGAL_FORM"
    })
    void theNamesOfTheFirstApiAreUnderstood(String field, Need need) {
        assertThat(RequirementLabels.need(field)).isEqualTo(need);
    }

    @ParameterizedTest
    @CsvSource({
        "defaults.profile.business_url, WEBSITE",
        "defaults.profile.product_description, ACTIVITY",
        "defaults.profile.doing_business_as, PUBLIC_NAME",
        "configuration.merchant.mcc, ACTIVITY",
        "configuration.merchant.support.phone, SUPPORT",
        "configuration.merchant.support.address.line1, SUPPORT",
        "configuration.merchant.statement_descriptor.descriptor, DESCRIPTOR",
        "configuration.recipient.default_outbound_destination, IBAN",
        "identity.attestations.terms_of_service.account.date, TERMS",
        "identity.attestations.terms_of_service.account.ip, TERMS",
        "identity.attestations.directorship_declaration.date, PEOPLE",
        "identity.individual.given_name, NAME",
        "identity.individual.surname, NAME",
        "identity.individual.date_of_birth.day, BIRTH",
        "identity.individual.address.line1, ADDRESS",
        "identity.individual.id_numbers, ID_NUMBER",
        "identity.individual.documents.primary_verification, IDENTITY_DOCUMENT",
        "identity.individual.documents.primary_verification.front_back.front, IDENTITY_DOCUMENT",
        "identity.individual.documents.secondary_verification, PROOF_OF_ADDRESS",
        "identity.persons.person_test_61.address.city, ADDRESS",
        "identity.business_details.registered_name, COMPANY_NAME",
        "identity.business_details.id_numbers, COMPANY_NUMBER",
        "identity.business_details.address.town, COMPANY_ADDRESS",
        "identity.business_details.phone, COMPANY_PHONE",
        "identity.business_details.documents.primary_verification, COMPANY_DOCUMENT",
        "identity.business_details.documents.bank_account_ownership_verification, BANK_PROOF",
        "identity.business_details.estimated_worker_count, FIGURES",
        "identity.business_details.structure, LEGAL_FORM",
        "identity.entity_type, LEGAL_FORM",
        "identity.country, COUNTRY",
        "identity.individual.address.country, ADDRESS",
        "identity.individual.legal_gender, GENDER",
        "interv_1Ab.other_supportability_inquiry.form, INQUIRY"
    })
    void theDescriptionsOfTheSecondApiAreUnderstood(String field, Need need) {
        assertThat(RequirementLabels.need(field)).isEqualTo(need);
    }

    @ParameterizedTest
    @CsvSource({"''", "something.new_and_strange", ".", "company.", "person_1", "identity.individual"})
    void whatWeDoNotKnowIsSaidSafely(String field) {
        assertThat(RequirementLabels.need(field)).isEqualTo(Need.OTHER);
    }

    @ParameterizedTest
    @EnumSource
    void everyNeedHasANameAndSaysWhatItAccepts(Need need) {
        assertThat(French.says("need." + need)).isNotBlank();
        assertThat(French.says("need." + need + ".accepts")).isNotBlank();
    }

    /** The messages as the pages read them; a missing one fails. */
    static final class French {

        private static final ResourceBundleMessageSource MESSAGES = new ResourceBundleMessageSource();

        static {
            MESSAGES.setBasename("messages/practitioner");
            MESSAGES.setDefaultEncoding("UTF-8");
        }

        static String says(String key) {
            return MESSAGES.getMessage(key, null, Locale.FRENCH);
        }
    }
}
