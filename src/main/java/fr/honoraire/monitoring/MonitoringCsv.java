package fr.honoraire.monitoring;

import fr.honoraire.monitoring.export.Exports;
import fr.honoraire.monitoring.export.SpreadsheetFile;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Writes the table as a file, row by row. */
@Component
class MonitoringCsv {

    private final MonitoringColumns columns;

    MonitoringCsv(MonitoringColumns columns) {
        this.columns = columns;
    }

    /**
     * All rows of the filter.
     *
     * @param withAmounts whether it is for somebody who may see amounts
     */
    Exports.Content of(UUID practitionerId, MonitoringFilter filter, LocalDate today, boolean withAmounts) {
        return (database, out, progress) -> {
            var shown = columns.shown(today, withAmounts);
            var file = new SpreadsheetFile(out, columns.names(shown));
            new MonitoringTable(database).each(practitionerId, filter, row -> {
                file.row(MonitoringColumns.cells(shown, row));
                progress.row();
            });
            file.finish();
        };
    }
}
