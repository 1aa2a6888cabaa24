package fr.honoraire.monitoring;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Folds what has changed into the sums of days. They are right without it, too; with it, few lines are added up. */
@Configuration(proxyBeanMethods = false)
class SumsFolding {

    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final int AT_ONCE = 5_000;

    /** In one statement, so that each change is in its line or in its sum, at any moment and for everybody. */
    private static final String FOLD = """
            with taken as (
                delete from monitoring_change
                 where id in (select id from monitoring_change order by id limit %d for update skip locked)
                returning *)
            insert into monitoring_sum as sums
            select practitioner_id, day, view, sum(count), sum(billed_cents), sum(refunded_cents), sum(disputed_cents),
                   sum(paid_out_cents)
              from taken
             group by practitioner_id, day, view
             order by practitioner_id, day, view
            on conflict (practitioner_id, day, view) do update
               set count = sums.count + excluded.count,
                   billed_cents = sums.billed_cents + excluded.billed_cents,
                   refunded_cents = sums.refunded_cents + excluded.refunded_cents,
                   disputed_cents = sums.disputed_cents + excluded.disputed_cents,
                   paid_out_cents = sums.paid_out_cents + excluded.paid_out_cents
            """.formatted(AT_ONCE);

    @Bean
    RecurringTask<Void> monitoringFold(JdbcClient database) {
        return Tasks.recurring("monitoring-fold", FixedDelay.of(PAUSE)).execute((instance, context) -> fold(database));
    }

    static void fold(JdbcClient database) {
        while (database.sql(FOLD).update() > 0) {
            database.sql("delete from monitoring_sum where count = 0").update();
        }
    }
}
