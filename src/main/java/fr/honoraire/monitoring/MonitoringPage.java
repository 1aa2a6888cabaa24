package fr.honoraire.monitoring;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of the table, the newest first.
 *
 * @param previous the row that newer ones stand before, if there are any
 * @param next the row that older ones stand after, if there are any
 */
record MonitoringPage(
        List<MonitoringRow> rows,
        @Nullable Cursor previous,
        @Nullable Cursor next) {

    MonitoringPage withoutAmounts() {
        return new MonitoringPage(
                rows.stream().map(MonitoringRow::withoutAmounts).toList(), previous, next);
    }

    /** @param fetched up to one row more than a page, which tells that there is another */
    static MonitoringPage after(@Nullable Cursor cursor, List<MonitoringRow> fetched, int size) {
        var rows = fetched.size() > size ? fetched.subList(0, size) : fetched;
        return new MonitoringPage(
                rows,
                cursor == null || rows.isEmpty() ? null : rows.getFirst().cursor(),
                fetched.size() > size ? rows.getLast().cursor() : null);
    }

    /** @param fetched up to one row more than a page, which tells that there is another; the oldest first */
    static MonitoringPage before(List<MonitoringRow> fetched, int size) {
        var rows = (fetched.size() > size ? fetched.subList(0, size) : fetched).reversed();
        return new MonitoringPage(
                rows,
                fetched.size() > size ? rows.getFirst().cursor() : null,
                rows.isEmpty() ? null : rows.getLast().cursor());
    }
}
