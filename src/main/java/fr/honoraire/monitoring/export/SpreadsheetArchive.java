package fr.honoraire.monitoring.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Several spreadsheet files as one, each written while it is read. One that was cut off lacks the end that makes it whole. */
public final class SpreadsheetArchive {

    /** Hands over the rows of a file, one after the other. */
    @FunctionalInterface
    public interface Rows {
        void to(Consumer<String[]> file);
    }

    private final ZipOutputStream zip;
    private final ExportProgress progress;

    public SpreadsheetArchive(OutputStream out, ExportProgress progress) {
        this.zip = new ZipOutputStream(out);
        this.progress = progress;
    }

    public void add(String name, String[] columns, Rows rows) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        var file = new SpreadsheetFile(zip, columns);
        rows.to(cells -> {
            file.row(cells);
            progress.row();
        });
        file.finish();
        zip.closeEntry();
    }

    public void finish() throws IOException {
        zip.finish();
    }
}
