package fr.honoraire.notification;

import fr.honoraire.practitioner.PractitionerService;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What of a practitioner's day is not billed or not paid yet. */
@Component
class DayLeftovers {

    /** Each call with each of its patients, and why none was billed if there was a reason. */
    private static final String COUNT = """
            select (select count(*)
                      from consultation
                      join participant on participant.consultation_id = consultation.id
                     where consultation.practitioner_id = :practitioner and consultation.status = 'ENDED'
                       and coalesce(consultation.started_at, consultation.planned_at) >= :from
                       and coalesce(consultation.started_at, consultation.planned_at) < :until
                       and participant.admitted_at is not null
                       and consultation.unbilled_reason is null
                       and not exists (select from payment where payment.participant_id = participant.id)) as unbilled,
                   count(*) filter (where created_at >= :from and created_at < :until) as unpaid,
                   count(*) as all_unpaid
              from payment
             where practitioner_id = :practitioner and status = 'OPEN' and closing_as is null""";

    private final PractitionerService practitioners;
    private final JdbcClient database;

    DayLeftovers(PractitionerService practitioners, JdbcClient database) {
        this.practitioners = practitioners;
        this.database = database;
    }

    Leftovers of(UUID practitionerId, LocalDate day) {
        var zone = practitioners.get(practitionerId).timeZone();
        return database.sql(COUNT)
                .param("practitioner", practitionerId)
                .param("from", start(day, zone))
                .param("until", start(day.plusDays(1), zone))
                .query(Leftovers.class)
                .single();
    }

    private static Object start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant().atOffset(ZoneOffset.UTC);
    }

    /**
     * How much is left.
     *
     * @param unpaid of that day
     * @param allUnpaid of any day
     */
    record Leftovers(long unbilled, long unpaid, long allUnpaid) {

        /** What waits since long is no news of an evening. */
        boolean isWorthAMail() {
            return unbilled + unpaid > 0;
        }
    }
}
