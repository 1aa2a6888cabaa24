package fr.honoraire.consultation;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Ends the calls that nobody is left to end, so that the patient gets what he has to pay and the evening has its sums. */
@Component
class AbandonedRooms {

    private static final Logger log = LoggerFactory.getLogger(AbandonedRooms.class);
    private static final int AT_ONCE = 200;

    private final Rooms rooms;
    private final RoomService service;
    private final InstantSource clock;

    AbandonedRooms(Rooms rooms, RoomService service, InstantSource clock) {
        this.rooms = rooms;
        this.service = service;
        this.clock = clock;
    }

    /** Those whose practitioner has been silent that long. One that cannot be closed does not keep the others open. */
    void close(Duration silence) {
        var silentSince = clock.instant().minus(silence);
        for (var id : rooms.silentSince(silentSince, AT_ONCE)) {
            try {
                service.closeIfAbandoned(id, silentSince);
            } catch (RuntimeException e) {
                log.warn(
                        "consultation {} could not be closed: {}",
                        id,
                        e.getClass().getSimpleName());
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Job {

        private static final Duration PAUSE = Duration.ofSeconds(30);

        @Bean
        RecurringTask<Void> roomsClosing(AbandonedRooms abandoned, RoomProperties properties) {
            return Tasks.recurring("rooms-closing", FixedDelay.of(PAUSE))
                    .execute((instance, context) -> abandoned.close(properties.closesAfter()));
        }
    }
}
