package fr.honoraire.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Signed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The next transfer to the bank, as "Données bancaires" shows it. */
@IntegrationTest
class NextPayoutTest {

    @Autowired
    private JdbcClient database;

    @Autowired
    private WebApplicationContext context;

    private MockMvcTester browser;
    private Ledger ledger;

    @BeforeEach
    void aPractitionerWhoIsPaidOut() {
        browser = MockMvcTester.create(MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build());
        ledger = new Ledger(database);
        payouts("ACTIVE");
    }

    @Test
    void aTransferOnItsWayComesFirst() {
        ledger.paid(ledger.patient(Ledger.NOON, "Zoé"), 2500);
        ledger.payout(1237, "IN_TRANSIT", Ledger.NOON, LocalDate.parse("2026-11-20"), null);
        ledger.payout(9999, "PAID", Ledger.NOON, LocalDate.parse("2026-11-12"), null);

        assertThat(next()).contains("12,37\u00a0€ en route, attendus le 20/11/2026");
    }

    @Test
    void elseWhatBecomesAvailableFirstWithItsDay() {
        ledger.paid(ledger.patient(Ledger.NOON, "Zoé"), 2500);

        assertThat(next())
                .contains("qui partent à partir du")
                .contains("\u00a0€")
                .doesNotContain("??");
    }

    @Test
    void whatIsToBeTakenOffLeavesFirst() {
        var due = ledger.paid(ledger.patient(Ledger.NOON, "Zoé"), 2500);
        var later = ledger.patient(Ledger.NOON.plus(Duration.ofDays(2)), "Max");
        ledger.billed(later, 6000, "PAID", null, Ledger.NOON.plus(Duration.ofDays(2)));
        ledger.refund(due, 1000, "SUCCEEDED", Ledger.NOON);
        assertThat(next()).contains("14,37\u00a0€", "17/11/2026");

        ledger.dispute(due, "NEEDS_RESPONSE", Ledger.NOON, null);
        assertThat(next()).contains("28,74\u00a0€", "19/11/2026");
    }

    @Test
    void whileTransfersAreStoppedNoDayIsPromised() {
        payouts("BLOCKED");
        assertThat(next()).contains("Rien n’attend.");

        ledger.paid(ledger.patient(Ledger.NOON, "Zoé"), 2500);
        assertThat(next()).contains("attendent que les reversements reprennent").doesNotContain("à partir du");
    }

    @Test
    void anotherPractitionersMoneyIsNotHis() {
        ledger.paid(ledger.patient(Ledger.NOON, "Zoé"), 2500);
        ledger.payout(1237, "IN_TRANSIT", Ledger.NOON, LocalDate.parse("2026-11-20"), null);
        ledger = new Ledger(database);
        payouts("ACTIVE");

        assertThat(next()).contains("Rien n’attend").doesNotContain("€");
    }

    private void payouts(String capability) {
        database.sql("""
                        insert into payee (id, version, practitioner_id, gateway_id, charges, payouts, observed_at, created_at)
                        values (gen_random_uuid(), 0, :me, 'acct_' || :me, 'ACTIVE', :payouts, now(), now())
                        on conflict (practitioner_id) do update set payouts = excluded.payouts""")
                .param("me", ledger.practitioner())
                .param("payouts", capability)
                .update();
    }

    private String next() {
        return new String(
                browser.get()
                        .uri("/payouts/next")
                        .with(Signed.in(ledger.owner()))
                        .exchange()
                        .getResponse()
                        .getContentAsByteArray(),
                StandardCharsets.UTF_8);
    }
}
