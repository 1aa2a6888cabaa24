package fr.honoraire.monitoring;

import fr.honoraire.billing.PaymentView;
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

    private static final int ROWS_IN_MEMORY = 500;

    /** The database's smallest step of time. The moments of a page end with its cursor, so that the index starts there. */
    private static final Duration TICK = Duration.of(1, ChronoUnit.MICROS);

    /** Says the same as {@link PaymentView#of}. */
    static final String VIEW = """
            case when y.status is null then 'NONE'
                 when y.status = 'OPEN' and y.decline_code is null then 'UNPAID'
                 when y.status = 'OPEN' then 'DECLINED'
                 when y.status = 'PROCESSING' then 'WAITING'
                 when y.dispute = 'OPEN' then 'DISPUTED'
                 when y.dispute = 'LOST' then 'DISPUTE_LOST'
                 when y.refunded_cents = 0 then y.status
                 when y.refunded_cents = y.amount_cents then 'REFUNDED'
                 else 'PARTLY_REFUNDED' end""";

    /** What every query here reads from: the live payment of a patient or else his last, in its latest payout. */
    private static final String SOURCE = """
              from consultation c
              join participant p on p.consultation_id = c.id
              left join lateral (
                   select *
                     from payment
                    where consultation_id = c.id and participant_id = p.id
                    order by status in ('CANCELED', 'WRITTEN_OFF'), created_at desc, id desc
                    limit 1) y on true
              left join note n on n.id = y.note_id
              left join lateral (
                   select payout.*
                     from payout_line line
                     join payout first on first.id = line.payout_id
                     join payout on payout.id = coalesce(first.returned_into_id, first.id)
                    where line.payment_id = y.id and line.kind = 'PAYMENT'
                    order by payout.gateway_created_at desc, payout.id desc
                    limit 1) o on true
             where c.practitioner_id = :practitioner
               and coalesce(c.started_at, c.planned_at) >= :start
               and coalesce(c.started_at, c.planned_at) < :end
               and (:name = ''
                    or lower(regexp_replace(normalize(p.name, nfd), '[\\u0300-\\u036f]', '', 'g')) like :name
                    or lower(n.number) like :number)
            """;

    private static final String ROWS = """
            select c.id as consultation_id, c.status as consultation_status,
                   coalesce(c.started_at, c.planned_at) as act_at, c.started_at, c.ended_at,
                   p.position, p.name as patient, %s as view,
                   y.id as payment_id, y.note_id, n.number, y.amount_cents, y.closing_as is not null as is_closing,
                   case when y.status = 'SETTLED_OTHERWISE' then y.closed_at else y.paid_at end as settled_at,
                   y.fee_cents, y.net_cents, y.available_on,
                   o.status as payout_status, o.arrival_on, o.bank_reference
            %s   and %s in (:views)
            """.formatted(VIEW, SOURCE, VIEW);

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
        var sql = ROWS + (cursor == null ? "" : AFTER) + NEWEST_FIRST + "limit " + (PAGE_SIZE + 1);
        var parameters = parameters(practitionerId, filter);
        if (cursor != null && cursor.actAt().isBefore(filter.end())) {
            parameters.put("end", Columns.parameter(cursor.actAt().plus(TICK)));
        }
        return MonitoringPage.after(cursor, fetch(sql, parameters, cursor), PAGE_SIZE);
    }

    /** The page of rows that stand just before the cursor. */
    MonitoringPage before(UUID practitionerId, MonitoringFilter filter, Cursor cursor) {
        var sql = ROWS + BEFORE + OLDEST_FIRST + "limit " + (PAGE_SIZE + 1);
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
        try (var rows = database
                .sql(ROWS + NEWEST_FIRST)
                .withFetchSize(ROWS_IN_MEMORY)
                .params(parameters(practitionerId, filter))
                .query(MonitoringRow::read)
                .stream()) {
            rows.forEach(consumer);
        }
    }

    MonitoringTotals totals(UUID practitionerId, MonitoringFilter filter) {
        var groups = new EnumMap<PaymentView, MonitoringTotals.Group>(PaymentView.class);
        database.sql("""
                select %s as view, count(*) as count, coalesce(sum(y.amount_cents), 0) as billed_cents,
                       coalesce(sum(y.net_cents) filter (where o.status = 'PAID'), 0) as paid_out_cents
                %s group by 1
                """.formatted(VIEW, SOURCE))
                .params(parameters(practitionerId, filter))
                .query(row -> {
                    groups.put(
                            PaymentView.valueOf(row.getString("view")),
                            new MonitoringTotals.Group(
                                    row.getLong("count"),
                                    Columns.money(row, "billed_cents"),
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
