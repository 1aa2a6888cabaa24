package fr.honoraire.notification;

import fr.honoraire.practitioner.News;
import fr.honoraire.practitioner.PractitionerService;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** At seven in the evening, by his own clock, tells each practitioner what of his day is not billed or not paid. */
@Component
class EveningSummaries {

    private static final Logger LOG = LoggerFactory.getLogger(EveningSummaries.class);
    private static final int HOUR = 19;
    private static final int DAYS_KEPT = 7;

    private static final String DUE = """
            select practitioner.id
              from practitioner
             where extract(hour from :now at time zone practitioner.time_zone) >= :hour
               and not exists (
                   select from evening_summary done
                    where done.practitioner_id = practitioner.id
                      and done.day = cast(:now at time zone practitioner.time_zone as date))""";

    private final DayLeftovers leftovers;
    private final PractitionerMail mail;
    private final PractitionerService practitioners;
    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    EveningSummaries(
            DayLeftovers leftovers,
            PractitionerMail mail,
            PractitionerService practitioners,
            JdbcClient database,
            TransactionTemplate transaction,
            InstantSource clock) {
        this.leftovers = leftovers;
        this.mail = mail;
        this.practitioners = practitioners;
        this.database = database;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Whose evening it is, and who was not looked at today. One who fails does not keep the others waiting. */
    void tellAll() {
        for (var practitioner : due()) {
            try {
                transaction.executeWithoutResult(status -> tell(practitioner));
            } catch (RuntimeException e) {
                LOG.error("evening summary of {}", practitioner, e);
            }
        }
        database.sql("delete from evening_summary where day < :day")
                .param(
                        "day",
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(DAYS_KEPT))
                .update();
    }

    private List<UUID> due() {
        return database.sql(DUE)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("hour", HOUR)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    /** The row is the turn: of two nodes one writes it, and the other finds the evening taken. */
    void tell(UUID practitionerId) {
        var day = LocalDate.ofInstant(
                clock.instant(), practitioners.get(practitionerId).timeZone());
        var taken = database.sql("insert into evening_summary values (:practitioner, :day) on conflict do nothing")
                .param("practitioner", practitionerId)
                .param("day", day)
                .update();
        if (taken == 1 && leftovers.of(practitionerId, day).isWorthAMail()) {
            mail.putIfWanted(
                    News.EVENING,
                    mail.envelope(EmailKind.EVENING_SUMMARY, "evening:" + practitionerId + ":" + day, practitionerId));
        }
    }
}
