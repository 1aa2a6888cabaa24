package fr.honoraire.monitoring;

import fr.honoraire.billing.PaymentView;
import fr.honoraire.monitoring.export.ServerCursor;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    private final JdbcClient database;

    MonitoringTable(JdbcClient database) {
        this.database = database;
    }

    /** The first page, or the rows that follow the cursor. */
    MonitoringPage after(UUID practitionerId, MonitoringFilter filter, @Nullable Cursor cursor) {
        var query = MonitoringQuery.after(practitionerId, filter, cursor, PAGE_SIZE + 1);
        return MonitoringPage.after(cursor, fetch(query), PAGE_SIZE);
    }

    /** The page of rows that stand just before the cursor. */
    MonitoringPage before(UUID practitionerId, MonitoringFilter filter, Cursor cursor) {
        var query = MonitoringQuery.before(practitionerId, filter, cursor, PAGE_SIZE + 1);
        return MonitoringPage.before(fetch(query), PAGE_SIZE);
    }

    private List<MonitoringRow> fetch(MonitoringQuery query) {
        return database.sql(query.sql())
                .params(query.parameters())
                .query(MonitoringRow::read)
                .list();
    }

    /** Hands over every row of the filter, the newest first, holding few of them at a time. */
    void each(UUID practitionerId, MonitoringFilter filter, Consumer<MonitoringRow> consumer) {
        var query = MonitoringQuery.all(practitionerId, filter);
        ServerCursor.each(database, "monitoring", query.sql(), query.parameters(), MonitoringRow::read, consumer);
    }

    MonitoringTotals totals(UUID practitionerId, MonitoringFilter filter) {
        var groups = new EnumMap<PaymentView, MonitoringTotals.Group>(PaymentView.class);
        var query = MonitoringQuery.totals(practitionerId, filter);
        database.sql(query.sql()).params(query.parameters()).query(row -> {
            groups.put(PaymentView.valueOf(row.getString("view")), MonitoringTotals.Group.read(row));
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
                """).param("payments", payments).query(PaymentAsk::read).list().stream()
                .collect(Collectors.toMap(PaymentAsk::paymentId, Function.identity()));
    }

    boolean isEmpty(UUID practitionerId) {
        return database.sql("select not exists (select from consultation where practitioner_id = :practitioner)")
                .param("practitioner", practitionerId)
                .query(Boolean.class)
                .single();
    }
}
