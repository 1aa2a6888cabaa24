package fr.honoraire.monitoring;

import fr.honoraire.billing.PaymentView;
import java.text.Normalizer;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A statement about a filter's rows, with what it asks for. */
record MonitoringQuery(String sql, Map<String, Object> parameters) {

    /** The database's smallest step of time. The moments of a page end with its cursor, so that the index starts there. */
    private static final Duration TICK = Duration.of(1, ChronoUnit.MICROS);

    private static final String AFTER = """
               and (act_at, consultation_id) <= (:actAt, :consultation)
               and (consultation_id <> :consultation or position > :position)
            """;
    private static final String BEFORE = """
               and (act_at, consultation_id) >= (:actAt, :consultation)
               and (consultation_id <> :consultation or position < :position)
            """;

    static MonitoringQuery all(UUID practitionerId, MonitoringFilter filter) {
        return new MonitoringQuery(
                MonitoringSql.rows(filter, "", MonitoringSql.NEWEST_FIRST, ""), parameters(practitionerId, filter));
    }

    static MonitoringQuery totals(UUID practitionerId, MonitoringFilter filter) {
        return new MonitoringQuery(MonitoringSql.totals(filter), parameters(practitionerId, filter));
    }

    static MonitoringQuery after(UUID practitionerId, MonitoringFilter filter, @Nullable Cursor cursor, int limit) {
        var parameters = parameters(practitionerId, filter);
        if (cursor != null) {
            put(parameters, cursor);
            if (cursor.actAt().isBefore(filter.end())) {
                parameters.put("end", Columns.parameter(cursor.actAt().plus(TICK)));
            }
        }
        var place = cursor == null ? "" : AFTER;
        return new MonitoringQuery(
                MonitoringSql.rows(filter, place, MonitoringSql.NEWEST_FIRST, "limit " + limit), parameters);
    }

    static MonitoringQuery before(UUID practitionerId, MonitoringFilter filter, Cursor cursor, int limit) {
        var parameters = parameters(practitionerId, filter);
        put(parameters, cursor);
        if (cursor.actAt().isAfter(filter.start())) {
            parameters.put("start", Columns.parameter(cursor.actAt()));
        }
        return new MonitoringQuery(
                MonitoringSql.rows(filter, BEFORE, MonitoringSql.OLDEST_FIRST, "limit " + limit), parameters);
    }

    private static void put(Map<String, Object> parameters, Cursor cursor) {
        parameters.put("actAt", Columns.parameter(cursor.actAt()));
        parameters.put("consultation", cursor.consultationId());
        parameters.put("position", cursor.position());
    }

    private static Map<String, Object> parameters(UUID practitionerId, MonitoringFilter filter) {
        var parameters = new HashMap<String, Object>();
        var search = plain(filter.search());
        parameters.put("practitioner", practitionerId);
        parameters.put("from", filter.from());
        parameters.put("to", filter.to());
        parameters.put("start", Columns.parameter(filter.start()));
        parameters.put("end", Columns.parameter(filter.end()));
        parameters.put(
                "views", filter.statuses().stream().map(PaymentView::name).toList());
        parameters.put("name", "%" + search.replaceAll("[\\\\%_]", "\\\\$0") + "%");
        parameters.put("number", search);
        return parameters;
    }

    /** Without capitals and accents. */
    private static String plain(String search) {
        return Normalizer.normalize(search, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
