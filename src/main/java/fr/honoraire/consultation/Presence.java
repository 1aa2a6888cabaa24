package fr.honoraire.consultation;

import fr.honoraire.shared.NotFound;
import fr.honoraire.shared.SignedLinks.Key;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps whose browsers answer. Each sign of life is one small UPDATE past the entities, so that it neither waits for nor
 * disturbs what people do; others are told only when the answer to "is he there?" changes.
 */
@Component
class Presence {

    private record Sign(UUID consultationId, UUID practitionerId, boolean changed) {}

    private static final String WAS_THERE =
            "(old.lines > 0 and old.seen_at is not null and old.seen_at > :now - make_interval(secs => :silence))";

    private static final String ONE_LINE_MORE = """
            seen_at = :now,
            lines = case when seen_at > :now - make_interval(secs => :silence) then lines + 1 else 1 end""";

    private static final String ONE_LINE_LESS = "lines = greatest(lines - 1, 0)";

    /** The practitioner's own sign of life, while a patient of the call answers too. */
    private static final String TOGETHER = """
            together_at = case when exists (
                select from participant
                where participant.consultation_id = room.consultation_id and participant.status = 'IN_CALL'
                    and participant.lines > 0 and participant.seen_at > :now - make_interval(secs => :silence))
                then :now else together_at end""";

    private static final String CAME =
            "returning consultation_id, practitioner_id, not %s as changed".formatted(WAS_THERE);
    private static final String WENT =
            "returning consultation_id, practitioner_id, new.lines = 0 and %s as changed".formatted(WAS_THERE);

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
        tell(database.sql("update participant set %s where id = :id %s".formatted(ONE_LINE_MORE, CAME))
                .param("id", participantId));
    }

    /**
     * His browser has answered.
     *
     * @throws NotFound if his link was revoked
     */
    @Transactional
    public void answered(Key key) {
        var isKnown =
                tell(database.sql("""
                        update participant set seen_at = :now, lines = greatest(lines, 1)
                        where id = :id and link_generation = :generation %s""".formatted(CAME)).param("id", key.id()).param("generation", key.generation()));
        if (!isKnown) {
            throw new NotFound();
        }
    }

    /** One browser of his is gone; he may have another. */
    @Transactional
    public void gone(UUID participantId) {
        tell(database.sql("update participant set %s where id = :id %s".formatted(ONE_LINE_LESS, WENT))
                .param("id", participantId));
    }

    /** One more page of the practitioner shows this room. Nothing happens once the call is over. */
    @Transactional
    public void practitionerConnected(UUID consultationId) {
        tell(database.sql("update room set %s, %s where consultation_id = :id %s"
                        .formatted(ONE_LINE_MORE, TOGETHER, CAME))
                .param("id", consultationId));
    }

    /** His page of this room has answered. */
    @Transactional
    public void practitionerAnswered(UUID consultationId) {
        tell(database.sql("""
                        update room set seen_at = :now, lines = greatest(lines, 1), %s
                        where consultation_id = :id %s""".formatted(TOGETHER, CAME)).param("id", consultationId));
    }

    /** One page of his is gone; he may have another. */
    @Transactional
    public void practitionerGone(UUID consultationId) {
        tell(database.sql("update room set %s, %s where consultation_id = :id %s"
                        .formatted(ONE_LINE_LESS, TOGETHER, WENT))
                .param("id", consultationId));
    }

    private boolean tell(StatementSpec update) {
        var sign = update.param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("silence", Participant.SILENCE.toSeconds())
                .query(Sign.class)
                .optional();
        sign.filter(Sign::changed)
                .ifPresent(changed -> signals.line(changed.consultationId(), changed.practitionerId()));
        return sign.isPresent();
    }

    /** Where the practitioner is for a patient of this consultation. */
    @Transactional(readOnly = true)
    public Attendance attendance(Consultation consultation) {
        return database.sql("""
                        select case
                            when bool_or(here and answers) then 'THERE'
                            when bool_or(here) then 'RECONNECTING'
                            when bool_or(answers and speaks) then 'BUSY'
                            else 'AWAY' end
                        from (
                            select consultation_id = :consultation as here,
                                lines > 0 and seen_at > :now - make_interval(secs => :silence) as answers,
                                exists (
                                    select from participant
                                    where participant.consultation_id = room.consultation_id
                                        and participant.status = 'IN_CALL') as speaks
                            from room where practitioner_id = :practitioner) room""")
                .param("consultation", consultation.id())
                .param("practitioner", consultation.practitionerId())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("silence", Participant.SILENCE.toSeconds())
                .query((row, number) -> Attendance.valueOf(row.getString(1)))
                .single();
    }
}
