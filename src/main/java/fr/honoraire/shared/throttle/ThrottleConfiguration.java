package fr.honoraire.shared.throttle;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the tries are counted, and how a count is forgotten. */
@Configuration(proxyBeanMethods = false)
class ThrottleConfiguration {

    private static final int SWEPT_AT_ONCE = 1_000;
    private static final Duration PAUSE = Duration.ofMinutes(10);
    private static final Duration SPARE = Duration.ofMinutes(1);

    @Bean
    PostgreSQLSelectForUpdateBasedProxyManager<String> buckets(DataSource database, InstantSource clock) {
        return Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .table("throttle_bucket")
                .clientClock(ticking(clock))
                .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(SPARE))
                .build();
    }

    private static TimeMeter ticking(InstantSource clock) {
        return new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                var now = clock.instant();
                return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }

    @Bean
    RecurringTask<Void> throttleSweep(PostgreSQLSelectForUpdateBasedProxyManager<String> buckets) {
        return Tasks.recurring("throttle-sweep", FixedDelay.of(PAUSE)).execute((instance, context) -> {
            while (buckets.removeExpired(SWEPT_AT_ONCE) == SWEPT_AT_ONCE) {
                // As long as there are more.
            }
        });
    }
}
