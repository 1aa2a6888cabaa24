package fr.honoraire.notification;

import fr.honoraire.consultation.Participant;
import fr.honoraire.consultation.PatientErased;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes the address of a patient who was forgotten out of what was ever sent to him; that it was sent stays. */
@Component
class ErasedAddresses {

    private final JdbcClient database;

    ErasedAddresses(JdbcClient database) {
        this.database = database;
    }

    @EventListener
    void on(PatientErased erased) {
        database.sql("""
                        update email_message
                        set recipient = :nobody, version = version + 1,
                            status = case status when 'WAITING' then 'DROPPED' else status end
                        where participant_id in (:participants)""")
                .param("nobody", Participant.ERASED_EMAIL)
                .param("participants", erased.participantIds())
                .update();
    }
}
