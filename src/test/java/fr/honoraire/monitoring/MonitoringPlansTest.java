package fr.honoraire.monitoring;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import fr.honoraire.billing.PaymentView;
import fr.honoraire.support.DataSet;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a page costs depends on the page: the plans of its statements, as the application's role, among 100,000 consultations. */
@Tag("integration")
class MonitoringPlansTest {

    private static final int SHOWN = MonitoringTable.PAGE_SIZE + 1;
    private static final int READ_PER_SHOWN = 5;
    private static final Set<String> LARGE = Set.of(
            "consultation",
            "participant",
            "payment",
            "note",
            "payout_line",
            "payout",
            "monitoring_row",
            "monitoring_sum",
            "monitoring_search",
            "payment_request",
            "email_message");

    private static DataSet set;
    private static LocalDate today;
    private static UUID practitioner;

    @BeforeAll
    static void manyPractices() {
        set = DataSet.forTests(100_000);
        today = set.today();
        practitioner = set.usual();
    }

    @Test
    void theFirstPage() {
        assertCheap(MonitoringQuery.after(practitioner, always(Set.of(), ""), null, SHOWN), SHOWN);
        assertCheap(MonitoringQuery.after(practitioner, thisMonth(), null, SHOWN), SHOWN);
    }

    @Test
    void aPageFarDownAndBackAgain() {
        var deep = place(2000);

        assertCheap(MonitoringQuery.after(practitioner, always(Set.of(), ""), deep, SHOWN), SHOWN);
        assertCheap(MonitoringQuery.before(practitioner, always(Set.of(), ""), deep, SHOWN), SHOWN);
    }

    @Test
    void theRowsOfARareState() {
        for (var view : PaymentView.values()) {
            assertCheap(MonitoringQuery.after(practitioner, always(Set.of(view), ""), null, SHOWN), SHOWN);
        }
        var rare = EnumSet.of(PaymentView.DISPUTED, PaymentView.DISPUTE_LOST, PaymentView.WAITING);
        assertCheap(MonitoringQuery.after(practitioner, always(rare, ""), place(1000), SHOWN), SHOWN);
    }

    @Test
    void theRowsOfOnePatientOrNumber() {
        var rows = new MonitoringTable(set.seenBy(practitioner))
                .after(practitioner, always(Set.of(PaymentView.PAID), ""), place(1000))
                .rows();
        var someone = rows.getFirst();

        assertCheap(MonitoringQuery.after(practitioner, always(Set.of(), someone.patient()), null, SHOWN), SHOWN);
        assertCheap(
                MonitoringQuery.after(practitioner, always(Set.of(), requireNonNull(someone.number())), null, SHOWN),
                SHOWN);
        assertCheap(MonitoringQuery.totals(practitioner, always(Set.of(), someone.patient())), SHOWN);
    }

    /** One row of sums per day and state, of which a day has a few. */
    @Test
    void theSums() {
        assertCheap(MonitoringQuery.totals(practitioner, thisMonth()), 31);
        assertCheap(MonitoringQuery.totals(practitioner, always(Set.of(), "")), 5 * 365);
    }

    private MonitoringFilter always(Set<PaymentView> views, String search) {
        return new MonitoringFilter(today.minusYears(6), today.plusYears(1), views, search);
    }

    private MonitoringFilter thisMonth() {
        return new MonitoringFilter(QuickRange.THIS_MONTH.from(today), QuickRange.THIS_MONTH.to(today), Set.of(), "");
    }

    private Cursor place(int rows) {
        return set.database()
                .sql("""
                        select act_at, consultation_id, position from monitoring_row where practitioner_id = ?
                         order by act_at desc, consultation_id desc, position offset ? limit 1""")
                .params(practitioner, rows)
                .query((row, index) -> new Cursor(
                        Columns.instant(row, "act_at"), Columns.id(row, "consultation_id"), row.getInt("position")))
                .single();
    }

    private void assertCheap(MonitoringQuery query, int shown) {
        var told = set.seenBy(practitioner)
                .sql("explain (analyze, buffers, format json) " + query.sql())
                .params(query.parameters())
                .query(String.class)
                .single();
        var plan = JsonMapper.shared().readTree(told).get(0).get("Plan");
        var read = new HashMap<String, Double>();
        visit(plan, read, told);
        assertThat(read).as(told).isNotEmpty();
        read.forEach((table, rows) ->
                assertThat(rows).as(table + ": " + told).isLessThanOrEqualTo(READ_PER_SHOWN * (double) shown));
        assertThat(plan.get("Shared Hit Blocks").asLong()
                        + plan.get("Shared Read Blocks").asLong())
                .as(told)
                .isLessThan(60L * shown);
    }

    private static void visit(JsonNode node, Map<String, Double> read, String told) {
        var table = node.path("Relation Name").asString("");
        if (LARGE.contains(table)) {
            assertThat(node.get("Node Type").asString()).as(table + ": " + told).isNotEqualTo("Seq Scan");
            var once = node.path("Actual Rows").asDouble()
                    + node.path("Rows Removed by Filter").asDouble(0)
                    + node.path("Rows Removed by Index Recheck").asDouble(0);
            read.merge(table, once * node.path("Actual Loops").asDouble(), Double::sum);
        }
        for (var part : node.path("Plans")) {
            visit(part, read, told);
        }
    }
}
