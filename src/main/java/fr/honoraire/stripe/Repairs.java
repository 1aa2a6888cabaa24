package fr.honoraire.stripe;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts what had to be put right because nobody had told us, in a table: the count survives restarts. */
@Component
@Transactional
public class Repairs {

    /** What was put right; an event had to be fetched. */
    public enum Kind {
        PAYMENT,
        REFUND,
        DISPUTE,
        PAYOUT,
        EVENT
    }

    private static final Logger log = LoggerFactory.getLogger(Repairs.class);

    private final JdbcClient database;
    private final InstantSource clock;

    Repairs(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @param objectId Stripe's id of it */
    public void record(Kind kind, @Nullable UUID practitionerId, String objectId) {
        database.sql("""
                        insert into repair (kind, practitioner_id, object_id, repaired_at)
                        values (:kind, :practitioner, :object, :now)""")
                .param("kind", kind.name())
                .param("practitioner", practitionerId)
                .param("object", objectId)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        log.info("repaired: {} {} of practitioner {}", kind, objectId, practitionerId);
    }

    /** How many there have been. */
    @Transactional(readOnly = true)
    public long count(Kind kind) {
        return database.sql("select count(*) from repair where kind = :kind")
                .param("kind", kind.name())
                .query(Long.class)
                .single();
    }
}
