package fr.honoraire.monitoring;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import fr.honoraire.shared.Money;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** A file that opens right in a French spreadsheet: semicolons, decimal commas, UTF-8 with its mark. */
final class SpreadsheetFile implements AutoCloseable {

    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final CsvWriter csv;

    SpreadsheetFile(OutputStream out) {
        var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        try {
            writer.write(BYTE_ORDER_MARK);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        csv = CsvWriter.builder()
                .fieldSeparator(';')
                .lineDelimiter(LineDelimiter.CRLF)
                .build(writer);
    }

    /** Has the browser keep it under this name. */
    static void announce(HttpServletResponse response, String fileName) {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(fileName).build().toString());
    }

    void row(String... cells) {
        csv.writeRecord(cells);
    }

    @Override
    public void close() {
        try {
            csv.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String amount(@Nullable Money amount) {
        return amount == null ? "" : amount.euros().toPlainString().replace('.', ',');
    }

    /** What others typed must not become a formula (https://owasp.org/www-community/attacks/CSV_Injection). */
    static String text(@Nullable String typed) {
        if (typed == null || typed.isEmpty()) {
            return "";
        }
        return "=+-@\t\r\n＝＋－＠".indexOf(typed.charAt(0)) < 0 ? typed : "'" + typed;
    }
}
