package fr.honoraire.practitioner.account;

import static org.assertj.core.api.Assertions.assertThat;

import fr.honoraire.practitioner.Fees;
import fr.honoraire.shared.Money;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.validation.BeanPropertyBindingResult;

class SettingsFormTest {

    @Test
    void amountsAreReadAsPeopleTypeThem() {
        var form = new SettingsForm("25,5", List.of("30", "", "60.50", "30,00"), "1 000 €", "100");

        assertThat(form.fees(errorsOf(form)))
                .contains(new Fees(
                        Money.ofCents(25_50),
                        List.of(Money.ofCents(30_00), Money.ofCents(60_50)),
                        Money.ofCents(1_000_00),
                        Money.ofCents(100_00)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "0,001", "1e9", "NaN", "vingt"})
    void whatIsNoAmountIsToldBesideItsField(String typed) {
        var form = new SettingsForm(typed, List.of("25"), "500", "100");
        var found = errorsOf(form);

        assertThat(form.fees(found)).isEmpty();
        assertThat(found.getFieldErrors())
                .singleElement()
                .satisfies(error -> assertThat(error.getField()).isEqualTo("announced"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0,49", "1000000"})
    void theCeilingHasALeastAndAMost(String ceiling) {
        var form = new SettingsForm("0", List.of(), ceiling, "100");
        var found = errorsOf(form);

        assertThat(form.fees(found)).isEmpty();
        assertThat(found.hasFieldErrors("ceiling")).isTrue();
    }

    @Test
    void nothingMayBeAboveTheCeiling() {
        var form = new SettingsForm("60", List.of("70"), "50", "100");
        var found = errorsOf(form);

        assertThat(form.fees(found)).isEmpty();
        assertThat(found.hasFieldErrors("announced")).isTrue();
        assertThat(found.hasFieldErrors("usual")).isTrue();
    }

    @Test
    void aSeventhAmountIsNotTaken() {
        var form = new SettingsForm("0", List.of("1", "2", "3", "4", "5", "6", "7"), "50", "100");

        assertThat(form.usual()).hasSize(SettingsForm.MOST_USUAL);
    }

    private static BeanPropertyBindingResult errorsOf(SettingsForm form) {
        return new BeanPropertyBindingResult(form, "settings");
    }
}
