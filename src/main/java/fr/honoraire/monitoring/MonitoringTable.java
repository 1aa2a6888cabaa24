package fr.honoraire.monitoring;

import fr.honoraire.billing.PaymentView;
import fr.honoraire.monitoring.export.ServerCursor;
import java.text.Normalizer;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Reads the table: one row per patient of a consultation, with the note he owes or owed last. */
@Repository
@Transactional(readOnly = true)
class MonitoringTable {

    static final int PAGE_SIZE = 50;

    /** The database's smallest step of time. The moments of a page end with its cursor, so that the index starts there. */
    private static final Duration TICK = Duration.of(1, ChronoUnit.MICROS);

    private static final String NEWEST_FIRST =
            " order by coalesce(c.started_at, c.planned_at) desc, c.id desc, p.position ";
    private static final String OLDEST_FIRST = " order by coalesce(c.started_at, c.planned_at), c.id, p.position desc ";
    private static final String AFTER = """
               and (coalesce(c.started_at, c.planned_at), c.id) <= (:actAt, :consultation)
               and (c.id <> :consultation or p.position > :position)
            """;
    private static final String BEFORE = """
               and (coalesce(c.started_at, c.planned_at), c.id) >= (:actAt, :consultation)
               and (c.id <> :consultation or p.position < :position)
            """;

    private final JdbcClient database;

    MonitoringTable(JdbcClient database) {
        this.database = database;
    }

    /** The first page, or the rows that follow the cursor. */
    MonitoringPage after(UUID practitionerId, MonitoringFilter filter, @Nullable Cursor cursor) {
        var sql = MonitoringSql.ROWS + (cursor == null ? "" : AFTER) + NEWEST_FIRST + "limit " + (PAGE_SIZE + 1);
        var parameters = parameters(practitionerId, filter);
        if (cursor != null && cursor.actAt().isBefore(filter.end())) {
            parameters.put("end", Columns.parameter(cursor.actAt().plus(TICK)));
        }
        return MonitoringPage.after(cursor, fetch(sql, parameters, cursor), PAGE_SIZE);
    }

    /** The page of rows that stand just before the cursor. */
    MonitoringPage before(UUID practitionerId, MonitoringFilter filter, Cursor cursor) {
        var sql = MonitoringSql.ROWS + BEFORE + OLDEST_FIRST + "limit " + (PAGE_SIZE + 1);
        var parameters = parameters(practitionerId, filter);
        if (cursor.actAt().isAfter(filter.start())) {
            parameters.put("start", Columns.parameter(cursor.actAt()));
        }
        return MonitoringPage.before(fetch(sql, parameters, cursor), PAGE_SIZE);
    }

    private List<MonitoringRow> fetch(String sql, Map<String, Object> parameters, @Nullable Cursor cursor) {
        if (cursor != null) {
            parameters.put("actAt", Columns.parameter(cursor.actAt()));
            parameters.put("consultation", cursor.consultationId());
            parameters.put("position", cursor.position());
        }
        return database.sql(sql).params(parameters).query(MonitoringRow::read).list();
    }

    /** Hands over every row of the filter, the newest first, holding few of them at a time. */
    void each(UUID practitionerId, MonitoringFilter filter, Consumer<MonitoringRow> consumer) {
        ServerCursor.each(
                database,
                "monitoring",
                MonitoringSql.ROWS + NEWEST_FIRST,
                parameters(practitionerId, filter),
                MonitoringRow::read,
                consumer);
    }

    MonitoringTotals totals(UUID practitionerId, MonitoringFilter filter) {
        var groups = new EnumMap<PaymentView, MonitoringTotals.Group>(PaymentView.class);
        database.sql(MonitoringSql.TOTALS)
                .params(parameters(practitionerId, filter))
                .query(row -> {
                    groups.put(
                            PaymentView.valueOf(row.getString("view")),
                            new MonitoringTotals.Group(
                                    row.getLong("count"),
                                    Columns.money(row, "billed_cents"),
                                    Columns.money(row, "refunded_cents"),
                                    Columns.money(row, "disputed_cents"),
                                    Columns.money(row, "paid_out_cents")));
                });
        return new MonitoringTotals(filter, groups);
    }

    /** When and how often the patients of these rows were asked to pay. */
    Map<UUID, PaymentAsk> asks(Collection<MonitoringRow> rows) {
        var payments = rows.stream()
                .map(MonitoringRow::paymentId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        if (payments.isEmpty()) {
            return Map.of();
        }
        return database.sql("""
                select distinct on (r.payment_id) r.payment_id, r.requested_at, m.recipient, m.status as outcome,
                       count(*) over (partition by r.payment_id) as times
                  from payment_request r
                  left join email_message m on m.payment_request_id = r.id
                 where r.payment_id in (:payments)
                 order by r.payment_id, r.sequence desc
                """).param("payments", payments).query(PaymentAsk::read).stream()
                .collect(Collectors.toMap(PaymentAsk::paymentId, Function.identity()));
    }

    boolean isEmpty(UUID practitionerId) {
        return database.sql("select not exists (select from consultation where practitioner_id = :practitioner)")
                .param("practitioner", practitionerId)
                .query(Boolean.class)
                .single();
    }

    private static Map<String, Object> parameters(UUID practitionerId, MonitoringFilter filter) {
        var parameters = new HashMap<String, Object>();
        var search = plain(filter.search());
        parameters.put("practitioner", practitionerId);
        parameters.put("start", Columns.parameter(filter.start()));
        parameters.put("end", Columns.parameter(filter.end()));
        parameters.put("views", names(filter.statuses()));
        parameters.put("name", search.isEmpty() ? "" : "%" + search + "%");
        parameters.put("number", search + "%");
        return parameters;
    }

    private static List<String> names(Set<PaymentView> views) {
        return (views.isEmpty() ? Arrays.asList(PaymentView.values()) : List.copyOf(views))
                .stream().map(PaymentView::name).toList();
    }

    /** Without capitals and accents, and with nothing that means something to LIKE. */
    private static String plain(String search) {
        return Normalizer.normalize(search, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\\\%_]", "\\\\$0");
    }
}
