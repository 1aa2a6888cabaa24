package fr.honoraire.billing;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reminds patients who have not paid, where their practitioner has chosen so. */
@Configuration(proxyBeanMethods = false)
class PaymentReminders {

    private static final Duration PAUSE = Duration.ofMinutes(10);
    private static final int BATCH = 500;

    /** Whom to look at; whether it is time, and not the night, is seen once the payment is locked. */
    private static final String PERHAPS_DUE = """
            select payment.id
              from preferences chosen
              join practitioner on practitioner.id = chosen.practitioner_id
              join payment on payment.practitioner_id = chosen.practitioner_id
               and payment.status = 'OPEN' and payment.closing_as is null
              join lateral (select max(requested_at) as last, count(*) as times,
                                   count(*) filter (where reason = 'REMINDER') as reminded
                              from payment_request where payment_id = payment.id) asked
                on asked.reminded < chosen.remind_most and asked.times < :most
               and asked.last <= :now - make_interval(hours => 24 * chosen.remind_after_days)
             where chosen.remind_most > 0
               and not case when chosen.quiet_from <= chosen.quiet_until
                            then extract(hour from :now at time zone practitioner.time_zone) >= chosen.quiet_from
                             and extract(hour from :now at time zone practitioner.time_zone) < chosen.quiet_until
                            else extract(hour from :now at time zone practitioner.time_zone) >= chosen.quiet_from
                              or extract(hour from :now at time zone practitioner.time_zone) < chosen.quiet_until end
             order by asked.last
             limit :batch""";

    private final JdbcClient database;
    private final InstantSource clock;

    PaymentReminders(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Bean
    RecurringTask<Void> remindOfPayments(PaymentRequestService requests) {
        return Tasks.recurring("payment-reminders", FixedDelay.of(PAUSE))
                .execute(
                        (instance, context) -> perhapsDue().forEach(id -> Swept.one("reminder", id, requests::remind)));
    }

    private List<UUID> perhapsDue() {
        return database.sql(PERHAPS_DUE)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("most", PaymentRequest.MOST)
                .param("batch", BATCH)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }
}
