package fr.honoraire.practitioner.bank;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalLabelsTest {

    @ParameterizedTest
    @CsvSource({
        "verification_document_expired, expired",
        "verification_document_failed_copy, copy",
        "verification_document_not_readable, unreadable",
        "verification_document_failed_greyscale, greyscale",
        "verification_document_missing_back, back",
        "verification_document_name_mismatch, nameMismatch",
        "verification_selfie_face_mismatch, selfie",
        "verification_failed_tax_id_match, companyNumber",
        "verification_failed_residential_address, address",
        "verification_failed_keyed_identity, identity",
        "verification_missing_owners, owners",
        "invalid_dob_age_under_18, tooYoung",
        "invalid_url_website_incomplete_refund_policy, websiteTerms",
        "information_missing, missing"
    })
    void aCodeHasItsSentence(String code, String family) {
        assertThat(RefusalLabels.of(code)).isEqualTo(new Refusal(family, null));
    }

    @Test
    void whatIsNewToUsIsSaidSafelyWithStripesOwnWord() {
        assertThat(RefusalLabels.of("a_code_of_tomorrow")).isEqualTo(new Refusal("other", "a_code_of_tomorrow"));
        assertThat(RefusalLabels.of("")).isEqualTo(new Refusal("other", ""));
        assertThat(RefusalLabels.of("verification_document_of_a_new_sort"))
                .isEqualTo(new Refusal("document", "verification_document_of_a_new_sort"));
    }
}
