package fr.honoraire.practitioner;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LuhnNumberTest {

    private final Validator validator =
            Validation.buildDefaultValidatorFactory().getValidator();

    @ParameterizedTest
    @ValueSource(strings = {"", "10003456786", "10 003 456 786", "10003456-786"})
    void anRppsMayBeMissingOrTypedInGroups(String rpps) {
        assertThat(validator.validate(profile(rpps, ""))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10003456787", "1000345678", "100034567860", "1000345678a", "00000000000", "١٠٠٠٣٤٥٦٧٨٢"})
    void anRppsOfAnotherLengthOrWithAWrongKeyIsRefused(String rpps) {
        assertThat(validator.validate(profile(rpps, "")))
                .singleElement()
                .satisfies(found -> assertThat(found.getPropertyPath()).hasToString("rpps"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "73282932000074", "732 829 320 00074"})
    void aSiretMayBeMissingOrTypedInGroups(String siret) {
        assertThat(validator.validate(profile("", siret))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"73282932000075", "732829320", "7328293200007x"})
    void aWrongSiretIsRefused(String siret) {
        assertThat(validator.validate(profile("", siret)))
                .singleElement()
                .satisfies(found -> assertThat(found.getPropertyPath()).hasToString("siret"));
    }

    private static Profile profile(String rpps, String siret) {
        return new Profile(
                Civility.DOCTEUR,
                "Camille",
                "Martin",
                Profession.MEDECIN,
                "",
                Sector.SECTEUR_1,
                rpps,
                siret,
                LegalForm.EI,
                "",
                "1 rue des Lilas",
                "69001",
                "Lyon",
                "04 72 00 00 00",
                "camille@example.org");
    }
}
