package fr.honoraire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import fr.honoraire.Routes.Row;
import fr.honoraire.shared.SignedLinks;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Practice;
import fr.honoraire.support.Signed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** What holds at every address alike: the headers, the token of each form, and that looking changes nothing. */
@IntegrationTest
class EveryAddressTest {

    @Autowired
    private Given given;

    @Autowired
    private SignedLinks links;

    @Autowired
    private JdbcClient database;

    @Autowired
    private WebApplicationContext context;

    private MockMvcTester browser;
    private Practice practice;
    private Map<String, String> ids;

    @BeforeEach
    void aPracticeThatHasEverything() {
        browser = MockMvcTester.create(MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build());
        practice = given.aPractice();
        var call = given.aCall(practice);
        var payment = given.billed(call);
        ids = Map.of(
                "consultations", call.consultationId().toString(),
                "patients", call.participantId().toString(),
                "notes", payment.noteId().toString(),
                "payments", payment.id().toString(),
                "join", call.joinKey(),
                "pay", links.sign(SignedLinks.Right.PAY, payment.id(), 1));
    }

    @Test
    void everyAnswerCarriesWhatKeepsABrowserSafe() {
        var unknown = new HashMap<String, String>();
        ids.keySet().forEach(name -> unknown.put(name, UUID.randomUUID().toString()));
        var statuses = new TreeSet<Integer>();
        var broken = new ArrayList<String>();
        for (var row : Routes.ALL) {
            for (var answer : List.of(
                    send(as(row, request(row, ids)).with(csrf())),
                    send(as(row, request(row, unknown)).with(csrf())),
                    send(request(row, ids)))) {
                statuses.add(answer.getStatus());
                missing(row, answer).forEach(what -> broken.add(row + " " + answer.getStatus() + ": " + what));
            }
        }
        assertThat(broken).isEmpty();
        assertThat(statuses).contains(200, 302, 403, 404);
    }

    private static List<String> missing(Row row, MockHttpServletResponse answer) {
        var path = row.path();
        var isLink = path.contains("{link}") || path.contains("{key}");
        var mayFilm = path.startsWith("/join/") || path.endsWith("/room");
        var expected = Map.of(
                "X-Content-Type-Options", "nosniff",
                "Strict-Transport-Security", "max-age=31536000",
                "X-Frame-Options", "DENY",
                "Cross-Origin-Opener-Policy", "same-origin",
                "Referrer-Policy", isLink ? "no-referrer" : "same-origin",
                "Permissions-Policy", mayFilm ? "camera=(self)" : "camera=()",
                "Content-Security-Policy", "default-src 'none'",
                "Cache-Control", "no-store");
        var missing = new ArrayList<String>();
        expected.forEach((name, value) -> {
            if (!String.valueOf(answer.getHeader(name)).contains(value)) {
                missing.add(name + ": " + answer.getHeader(name));
            }
        });
        if (String.valueOf(answer.getHeader("Content-Security-Policy")).contains("unsafe")) {
            missing.add("a policy that lets in what is written into the page");
        }
        return missing;
    }

    /** Stripe signs what it sends instead. */
    @Test
    void nothingIsDoneWithoutTheTokenOfAForm() {
        var done = Routes.ALL.stream()
                .filter(row -> HttpMethod.POST.equals(row.method()))
                .filter(row -> send(as(row, request(row, ids))).getStatus() != 403)
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
                send(as(row, request(row, ids)));
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

    private MockMvcRequestBuilder request(Row row, Map<String, String> their) {
        return browser.method(row.method()).uri(Routes.address(row, their)).secure(true);
    }

    private MockMvcRequestBuilder as(Row row, MockMvcRequestBuilder request) {
        return row.isInside() ? request.with(Signed.in(practice.who())) : request;
    }

    private static MockHttpServletResponse send(MockMvcRequestBuilder request) {
        return request.asyncExchange().getResponse();
    }
}
