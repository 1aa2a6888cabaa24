package fr.honoraire.monitoring.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What others typed, as a spreadsheet gets it. */
class SpreadsheetFileTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+33 6", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠SUM(A1)"})
    void whatWouldBeAFormulaIsText(String typed) {
        assertThat(SpreadsheetFile.text(typed)).isEqualTo("'" + typed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Jeanne Durand", "D’Arc-Petit", "a=b", " "})
    void whatIsTextStaysAsItWasTyped(String typed) {
        assertThat(SpreadsheetFile.text(typed)).isEqualTo(typed);
    }
}
