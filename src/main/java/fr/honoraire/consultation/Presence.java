package fr.honoraire.consultation;

import fr.honoraire.shared.NotFound;
import fr.honoraire.shared.SignedLinks.Key;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps which patients' browsers answer. Each sign of life is one small UPDATE past the entity, so that it neither waits
 * for nor disturbs what people do; others are told only when the answer to "is he there?" changes.
 */
@Component
class Presence {

    private record Sign(UUID consultationId, UUID practitionerId, boolean changed) {}

    private static final String WAS_THERE =
            "(old.lines > 0 and old.seen_at is not null and old.seen_at > :now - make_interval(secs => :silence))";

    private final JdbcClient database;
    private final RoomSignals signals;
    private final InstantSource clock;

    Presence(JdbcClient database, RoomSignals signals, InstantSource clock) {
        this.database = database;
        this.signals = signals;
        this.clock = clock;
    }

    /** One more browser of his hangs on us. After a long silence the old count is worth nothing: a node may have died. */
    @Transactional
    public void connected(UUID participantId) {
        tell(database.sql("""
                        update participant
                        set seen_at = :now,
                            lines = case when seen_at > :now - make_interval(secs => :silence) then lines + 1 else 1 end
                        where id = :id
                        returning consultation_id, practitioner_id, not %s as changed""".formatted(WAS_THERE)).param("id", participantId));
    }

    /**
     * His browser has answered.
     *
     * @throws NotFound if his link was revoked
     */
    @Transactional
    public void answered(Key key) {
        tell(database.sql("""
                        update participant set seen_at = :now, lines = greatest(lines, 1)
                        where id = :id and link_generation = :generation
                        returning consultation_id, practitioner_id, not %s as changed""".formatted(WAS_THERE)).param("id", key.id()).param("generation", key.generation()));
    }

    /** One browser of his is gone; he may have another. */
    @Transactional
    public void gone(UUID participantId) {
        tell(database.sql("""
                        update participant set lines = greatest(lines - 1, 0) where id = :id
                        returning consultation_id, practitioner_id, new.lines = 0 and %s as changed""".formatted(WAS_THERE)).param("id", participantId));
    }

    private void tell(JdbcClient.StatementSpec update) {
        var sign = update.param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("silence", Participant.SILENCE.toSeconds())
                .query(Sign.class)
                .optional()
                .orElseThrow(NotFound::new);
        if (sign.changed()) {
            signals.line(sign.consultationId(), sign.practitionerId());
        }
    }
}
