package fr.honoraire.consultation;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rooms that are open, and how long their practitioner has been silent. {@link Presence} keeps their signs of life. */
@Component
class Rooms {

    private final EntityManager entities;
    private final JdbcClient database;

    Rooms(EntityManager entities, JdbcClient database) {
        this.entities = entities;
        this.database = database;
    }

    void opened(Consultation consultation, Instant now) {
        // It may be planned and opened at once: the database has not seen it yet.
        entities.flush();
        database.sql("""
                        insert into room (consultation_id, practitioner_id, seen_at)
                        values (:consultation, :practitioner, :now)""")
                .param("consultation", consultation.id())
                .param("practitioner", consultation.practitionerId())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void ended(UUID consultationId) {
        database.sql("delete from room where consultation_id = ?")
                .param(consultationId)
                .update();
        clear(consultationId);
    }

    private void clear(UUID consultationId) {
        database.sql("delete from room_seat where consultation_id = ?")
                .param(consultationId)
                .update();
    }

    /** The rooms whose practitioner has given no sign of life since then, the longest silent first. */
    List<UUID> silentSince(Instant moment, int most) {
        return database.sql("select consultation_id from room where seen_at < :moment order by seen_at limit :most")
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    /**
     * Closes a room for good if its practitioner is still silent. A patient who left while he was there was with him until
     * then.
     *
     * @return the last moment both were there, or else he; nothing if he has come back
     */
    Optional<Instant> abandoned(UUID consultationId, Instant silentSince) {
        var last = database.sql("""
                        delete from room where consultation_id = :id and seen_at < :silentSince
                        returning coalesce(
                            greatest(together_at, (
                                select max(left_at) from participant
                                where participant.consultation_id = room.consultation_id
                                    and admitted_at is not null and left_at <= room.seen_at)),
                            seen_at)""")
                .param("id", consultationId)
                .param("silentSince", silentSince.atOffset(ZoneOffset.UTC))
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional();
        last.ifPresent(closed -> clear(consultationId));
        return last;
    }
}
