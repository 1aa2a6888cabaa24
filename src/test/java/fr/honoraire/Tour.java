package fr.honoraire;

import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import fr.honoraire.Routes.Row;
import fr.honoraire.billing.PaymentService;
import fr.honoraire.payout.PayoutService;
import fr.honoraire.practitioner.team.Colleagues;
import fr.honoraire.shared.Money;
import fr.honoraire.shared.SignedLinks;
import fr.honoraire.support.Call;
import fr.honoraire.support.Given;
import fr.honoraire.support.Practice;
import fr.honoraire.support.Signed;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** A practice that has one of everything {@link Routes} has an address for, and a browser that goes there. */
final class Tour {

    private final Given given;
    private final WebApplicationContext context;
    private final MockMvcTester browser;
    private final Practice practice;

    Tour(WebApplicationContext context) {
        this.context = context;
        this.given = context.getBean(Given.class);
        this.browser = MockMvcTester.create(MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build());
        this.practice = given.aPractice();
    }

    Practice practice() {
        return practice;
    }

    /** A call that was billed, and a note that nobody has paid yet. */
    Map<String, String> billed() {
        var call = given.aCall(practice);
        var payment = given.billed(call);
        var ids = new HashMap<>(room(call));
        ids.put("notes", payment.noteId().toString());
        ids.put("payments", payment.id().toString());
        ids.put("pay", context.getBean(SignedLinks.class).sign(SignedLinks.Right.PAY, payment.id(), 1));
        return ids;
    }

    private static Map<String, String> room(Call call) {
        return Map.of(
                "consultations", call.consultationId().toString(),
                "patients", call.participantId().toString(),
                "participants", call.participantId().toString(),
                "join", call.joinKey());
    }

    /** All that can become of it: paid, given back in part, contested, transferred; and somebody who acts for the practice. */
    Map<String, String> everything() {
        var transferred = transferred();
        var ids = billed();
        var payment = UUID.fromString(ids.get("payments"));
        var payments = context.getBean(PaymentService.class);
        given.contested(given.refunded(given.paid(payments.get(payment)), Money.ofCents(5_00), practice));
        ids.put("refunds", id("select id from refund where payment_id = ?", payment));
        ids.put("credit-notes", id("select id from note where corrects_id = ?", UUID.fromString(ids.get("notes"))));
        ids.put("disputes", id("select id from dispute where payment_id = ?", payment));
        ids.put("payouts", transferred);
        ids.put("invitations", context.getBean(Colleagues.class).anInvitation(practice));
        ids.put("teams", id("select id from team where practitioner_id = ?", practice.id()));
        ids.put("members", id("select id from membership where practitioner_id = ?", practice.id()));
        return ids;
    }

    private String transferred() {
        given.paid(given.billed(given.aCall(practice)));
        given.later(Duration.ofDays(10));
        var payout = given.stripe().startPayout(practice.account()).orElseThrow();
        context.getBean(PayoutService.class).refresh(practice.account(), payout);
        given.today();
        return id("select id from payout where practitioner_id = ?", practice.id());
    }

    private String id(String sql, UUID of) {
        return context.getBean(JdbcClient.class)
                .sql(sql)
                .param(of)
                .query(UUID.class)
                .single()
                .toString();
    }

    /** The same for things that are nowhere. */
    static Map<String, String> unknown(Map<String, String> ids) {
        var unknown = new HashMap<String, String>();
        ids.keySet().forEach(name -> unknown.put(name, UUID.randomUUID().toString()));
        return unknown;
    }

    MockMvcRequestBuilder request(Row row, Map<String, String> their) {
        return browser.method(row.method()).uri(Routes.address(row, their)).secure(true);
    }

    /** The same as whoever has everything there, where one has to be signed in. */
    MockMvcRequestBuilder asOwner(Row row, Map<String, String> their) {
        var request = request(row, their);
        return row.isInside() ? request.with(Signed.in(practice.who())) : request;
    }

    static MockHttpServletResponse send(MockMvcRequestBuilder request) {
        return request.asyncExchange().getResponse();
    }

    static String bodyOf(MockHttpServletResponse answer) {
        try {
            return answer.getContentAsString(StandardCharsets.UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
