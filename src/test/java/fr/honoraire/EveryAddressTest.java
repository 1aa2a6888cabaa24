package fr.honoraire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.honoraire.Routes.Row;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Practice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.WebApplicationContext;

/** What holds at every address alike: the headers, the token of each form, and that looking changes nothing. */
@IntegrationTest
class EveryAddressTest {

    @Autowired
    private Given given;

    @Autowired
    private JdbcClient database;

    @Autowired
    private WebApplicationContext context;

    private Tour tour;
    private Practice practice;
    private Map<String, String> ids;

    @BeforeEach
    void aPracticeThatHasEverything() {
        tour = new Tour(context);
        practice = tour.practice();
        ids = tour.everything();
    }

    @Test
    void everyAnswerCarriesWhatKeepsABrowserSafe() {
        var open = tour.billed();
        var statuses = new TreeSet<Integer>();
        var broken = new ArrayList<String>();
        for (var row : Routes.ALL) {
            for (var answer : List.of(
                    Tour.send(tour.asOwner(row, ids).with(csrf())),
                    Tour.send(tour.asOwner(row, open).with(csrf())),
                    Tour.send(tour.asOwner(row, Tour.unknown(ids)).with(csrf())),
                    Tour.send(tour.request(row, ids)))) {
                statuses.add(answer.getStatus());
                missing(row, answer).forEach(what -> broken.add(row + " " + answer.getStatus() + ": " + what));
            }
        }
        assertThat(broken).isEmpty();
        assertThat(statuses).contains(200, 302, 303, 403, 404, 422);
    }

    private static List<String> missing(Row row, MockHttpServletResponse answer) {
        var missing = new ArrayList<>(Safety.missing(row.path(), answer::getHeader));
        if (!String.valueOf(answer.getHeader("Strict-Transport-Security")).contains("max-age=31536000")) {
            missing.add("no transport security");
        }
        if (String.valueOf(answer.getContentType()).startsWith("text/html")) {
            missing.addAll(Safety.writtenIn(Tour.bodyOf(answer)));
        }
        return missing;
    }

    /** Stripe signs what it sends instead. */
    @Test
    void nothingIsDoneWithoutTheTokenOfAForm() {
        var done = Routes.ALL.stream()
                .filter(row -> HttpMethod.POST.equals(row.method()))
                .filter(row -> Tour.send(tour.asOwner(row, ids)).getStatus() != 403)
                .map(Row::path);

        assertThat(done).containsExactly("/webhooks/stripe");
    }

    /** A live line is left out: that somebody listens is what it is for. So is the audit, which writes down who looked. */
    @Test
    void lookingAtEveryPageChangesNothing() {
        given.untilHandled();
        await().until(() ->
                database.sql("select count(*) from email_message where practitioner_id = ? and status = 'WAITING'")
                                .param(practice.id())
                                .query(Integer.class)
                                .single()
                        == 0);
        var before = rows();

        for (var row : Routes.ALL) {
            if (HttpMethod.GET.equals(row.method()) && !row.path().endsWith("/events") && !"/live".equals(row.path())) {
                Tour.send(tour.asOwner(row, ids));
            }
        }

        assertThat(rows()).isEqualTo(before);
    }

    /** All that the database holds of this practitioner. */
    private Map<String, String> rows() {
        var tables = database.sql("""
                        select table_name from information_schema.columns
                        where table_schema = current_schema() and column_name = 'practitioner_id'
                            and table_name not in ('audit_entry')""").query(String.class).list();
        var rows = new HashMap<String, String>();
        tables.forEach(table -> rows.put(
                table,
                database.sql("select coalesce(md5(string_agg(each::text, ' ' order by each::text)), '') from " + table
                                + " each where practitioner_id = ?")
                        .param(practice.id())
                        .query(String.class)
                        .single()));
        return rows;
    }
}
