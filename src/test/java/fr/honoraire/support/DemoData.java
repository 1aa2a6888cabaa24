package fr.honoraire.support;

import fr.honoraire.payout.PayoutService;
import fr.honoraire.practitioner.OtherMeans;
import fr.honoraire.practitioner.PractitionerService;
import fr.honoraire.practitioner.Profession;
import fr.honoraire.practitioner.Profile;
import fr.honoraire.practitioner.Sector;
import fr.honoraire.practitioner.team.Colleagues;
import fr.honoraire.shared.French;
import fr.honoraire.shared.Money;
import fr.honoraire.shared.scope.Scope;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Three months in the life of a practice, for whoever tries the application: lived through in seconds by the moved clocks. */
@TestComponent
public class DemoData {

    static final String READY = "camille@demo.example";
    static final String LACKING = "karim@demo.example";
    static final String SECRETARY = "sophie@demo.example";
    static final String PASSWORD = "honoraire en trois minutes";

    private static final int DAYS = 91;
    private static final List<Money> FEES = List.of(
            Money.ofCents(25_00),
            Money.ofCents(30_00),
            Money.ofCents(60_00),
            Money.ofCents(25_00),
            Money.ofCents(47_50));
    private static final List<String> PATIENTS = List.of(
            "Jeanne Durand",
            "Amadou Diallo",
            "Louise Lefèvre",
            "Hugo Bernard",
            "Inès Haddad",
            "Paul N’Guyen",
            "Élodie Garnier",
            "Marc Olivier",
            "Sofia Rossi",
            "Théo Marchand",
            "Claire Fontaine");

    private final Given given;
    private final Colleagues colleagues;
    private final PayoutService payouts;
    private final PractitionerService practitioners;
    private final JdbcClient database;
    private int number;
    private boolean hasLived;

    DemoData(
            Given given,
            Colleagues colleagues,
            PayoutService payouts,
            PractitionerService practitioners,
            JdbcClient database) {
        this.given = given;
        this.colleagues = colleagues;
        this.payouts = payouts;
        this.practitioners = practitioners;
        this.database = database;
    }

    /**
     * Before the jobs start: what was mailed in those three months has long been read. They start with the first context
     * that is ready, which is Actuator's.
     */
    @EventListener(ContextRefreshedEvent.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void live() {
        if (!hasLived) {
            hasLived = true;
            Scope.system("demonstration").run(this::liveOnce);
        }
    }

    private void liveOnce() {
        if (isHere(READY)) {
            Stream.of(READY, SECRETARY, LACKING)
                    .filter(this::isHere)
                    .forEach(email -> given.newTelephone(email, PASSWORD));
            return;
        }
        given.stripe().dropWebhooks(true);
        var today = LocalDate.now(French.PARIS);
        given.now(at(today.minusDays(DAYS), 8));
        var camille = given.ready(given.aNewcomer("Camille", "Martin", Profession.MEDECIN, READY, PASSWORD));
        describe(camille);
        for (var day = today.minusDays(DAYS - 1); day.isBefore(today); day = day.plusDays(1)) {
            live(day, camille, !day.isBefore(today.minusDays(4)));
        }
        given.today();
        given.lackingPapers(given.aNewcomer("Karim", "Benali", Profession.PSYCHOLOGUE, LACKING, PASSWORD));
        given.enrol(colleagues.secretary(camille, SECRETARY, PASSWORD), SECRETARY);
        forgetOldMail();
        plan(camille);
        given.stripe().dropWebhooks(false);
    }

    /** What a note prints of its issuer. The numbers are invented, and pass the checks. */
    private void describe(Practice practice) {
        var known = Profile.of(practitioners.get(practice.id()));
        practitioners.describe(
                practice.who(),
                new Profile(
                        known.civility(),
                        known.firstName(),
                        known.lastName(),
                        known.profession(),
                        "Médecine générale",
                        Sector.SECTEUR_1,
                        "10000000008",
                        "73282932000074",
                        known.legalForm(),
                        "",
                        "12 rue des Lilas",
                        "69003",
                        "Lyon",
                        "04 78 00 00 00",
                        known.contactEmail()));
    }

    private boolean isHere(String email) {
        return database.sql("select count(*) from user_account where email = :email")
                        .param("email", email)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private void live(LocalDate day, Practice practice, boolean recent) {
        if (day.getDayOfWeek() == DayOfWeek.SUNDAY || day.getDayOfWeek() == DayOfWeek.SATURDAY) {
            return;
        }
        if (day.getDayOfWeek() == DayOfWeek.TUESDAY) {
            payOut(day, practice, recent);
        }
        for (var hour = 9; hour < 11; hour++) {
            if ((number * 7 + hour) % 3 != 0 || recent) {
                given.now(at(day, hour));
                live(practice);
            }
        }
    }

    /** One consultation; most are paid at once, and every other ending comes by now and then. */
    private void live(Practice practice) {
        var call = given.aCall(practice, PATIENTS.get(number % PATIENTS.size()));
        var turn = number++ % 16;
        given.later(Duration.ofSeconds(700 + number * 97 % 1400));
        if (turn == 4) {
            given.ended(call, "Simple renouvellement, non facturé");
            return;
        }
        var payment = given.billed(call, FEES.get(number % FEES.size()));
        given.later(Duration.ofSeconds(40));
        given.ended(call);
        switch (turn) {
            case 2 -> given.lookedAt(payment);
            case 7 -> {
                given.triedWith(Given.POOR_CARD, payment);
                given.lookedAt(payment);
            }
            case 9 -> {
                given.triedWith(Given.CARD_WITH_3D_SECURE, payment);
                given.lookedAt(payment);
            }
            case 11 -> given.canceled(payment, practice);
            case 13 -> given.settledOtherwise(payment, OtherMeans.CHEQUE, practice);
            default -> {
                given.later(Duration.ofMinutes(3));
                given.paid(payment);
                given.later(Duration.ofSeconds(20));
                given.lookedAt(payment);
            }
        }
    }

    /** A transfer a week: one failed and was sent again, the last is still on its way. */
    private void payOut(LocalDate day, Practice practice, boolean recent) {
        given.now(at(day, 7));
        var started = given.stripe().startPayout(practice.account());
        if (started.isEmpty()) {
            return;
        }
        payouts.refresh(practice.account(), started.get());
        if (recent) {
            return;
        }
        given.later(Duration.ofDays(1));
        given.stripe().payPayout(started.get());
        payouts.refresh(practice.account(), started.get());
        if (day.getDayOfMonth() >= 22 && day.getMonthValue() % 2 == 0) {
            given.stripe().failPayout(started.get(), "account_closed");
            payouts.refresh(practice.account(), started.get());
            given.stripe().completeOnboarding(practice.account());
        }
    }

    private void plan(Practice practice) {
        var soon = Instant.now().plus(Duration.ofMinutes(10));
        given.aPlannedCall(practice, "Jeanne Durand", soon);
        given.aPlannedCall(practice, "Amadou Diallo", soon.plus(Duration.ofHours(1)));
        given.aPlannedCall(practice, "Louise Lefèvre", soon.plus(Duration.ofDays(1)));
    }

    private void forgetOldMail() {
        database.sql("update email_message set status = 'SENT', sent_at = created_at where status = 'WAITING'")
                .update();
        database.sql("delete from scheduled_tasks where task_name in ('send-email', 'reminder-day', 'reminder-hour')")
                .update();
        Embedded.emptyMailbox();
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atTime(LocalTime.of(hour, 0)).atZone(French.PARIS).toInstant();
    }
}
