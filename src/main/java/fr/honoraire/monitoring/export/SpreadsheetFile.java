package fr.honoraire.monitoring.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import fr.honoraire.shared.Money;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A file that opens right in a French spreadsheet: semicolons, decimal commas, UTF-8 with its mark. It never closes what it
 * is written to: a file that was cut off must not end like a whole one.
 */
public final class SpreadsheetFile {

    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final CsvWriter csv;

    /** Begins with the names of the columns, which leave at once: the browser shows that something comes. */
    public SpreadsheetFile(OutputStream out, String... columns) throws IOException {
        var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write(BYTE_ORDER_MARK);
        csv = CsvWriter.builder()
                .fieldSeparator(';')
                .lineDelimiter(LineDelimiter.CRLF)
                .build(writer);
        row(columns);
        finish();
    }

    public void row(String... cells) {
        csv.writeRecord(cells);
    }

    /** Sends what has been written so far. */
    public void finish() throws IOException {
        csv.flush();
    }

    public static String amount(@Nullable Money amount) {
        if (amount == null) {
            return "";
        }
        var cents = Math.abs(amount.cents());
        var decimals = cents % 100;
        return (amount.cents() < 0 ? "-" : "") + cents / 100 + (decimals < 10 ? ",0" : ",") + decimals;
    }

    /** What others typed must not become a formula (https://owasp.org/www-community/attacks/CSV_Injection). */
    public static String text(@Nullable String typed) {
        if (typed == null || typed.isEmpty()) {
            return "";
        }
        return "=+-@\t\r\n＝＋－＠".indexOf(typed.charAt(0)) < 0 ? typed : "'" + typed;
    }
}
