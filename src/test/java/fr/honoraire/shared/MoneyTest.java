package fr.honoraire.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How amounts are typed and said. */
class MoneyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "25|2500",
                "25,5|2550",
                "25,50|2550",
                "25.50|2550",
                "0,50|50",
                "1 234,56|123456",
                "1234.5|123450",
                "25 €|2500",
                "25,00€|2500",
                "'  30  '|3000",
                "1\u202f234,00\u00a0€|123400",
                "007|700"
            })
    void amountsAreReadAsPeopleTypeThem(String typed, long cents) {
        assertThat(Money.parse(typed)).isEqualTo(Money.ofCents(cents));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-1",
                "+1",
                "0,001",
                "25,",
                ",5",
                "1e9",
                "NaN",
                "Infinity",
                "1,50,00",
                "1.234.567",
                "12 34",
                "25 $",
                "vingt-cinq",
                "٢٥",
                "99999999",
                "1,5 0",
                "--",
                "€"
            })
    void anythingElseIsNoAmount(String typed) {
        assertThatThrownBy(() -> Money.parse(typed)).isInstanceOf(Money.NotAnAmount.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2500|25,00\u00a0€", "123456|1\u202f234,56\u00a0€", "123456789|1\u202f234\u202f567,89\u00a0€",
                "5|0,05\u00a0€", "-2550|-25,50\u00a0€", "0|0,00\u00a0€"
            })
    void amountsAreSaidTheFrenchWay(long cents, String said) {
        assertThat(new French().amount(Money.ofCents(cents))).isEqualTo(said);
    }

    @ParameterizedTest
    @ValueSource(longs = {50, 2500, 2550, 99999999, 7})
    void whatIsSaidForTypingIsReadBackTheSame(long cents) {
        var money = Money.ofCents(cents);
        assertThat(Money.parse(new French().typed(money))).isEqualTo(money);
    }
}
