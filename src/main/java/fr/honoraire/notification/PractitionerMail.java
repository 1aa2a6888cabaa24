package fr.honoraire.notification;

import fr.honoraire.practitioner.News;
import fr.honoraire.practitioner.PractitionerService;
import fr.honoraire.practitioner.PreferenceService;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Puts what practitioners hear by e-mail in the outbox, if they want to hear of it. */
@Component
class PractitionerMail {

    private final Outbox outbox;
    private final PractitionerService practitioners;
    private final PreferenceService preferences;

    PractitionerMail(Outbox outbox, PractitionerService practitioners, PreferenceService preferences) {
        this.outbox = outbox;
        this.practitioners = practitioners;
        this.preferences = preferences;
    }

    Envelope envelope(EmailKind kind, String onceKey, UUID practitionerId) {
        return Envelope.toPractitioner(
                kind, onceKey, practitionerId, practitioners.get(practitionerId).contactEmail());
    }

    /** What he must hear of, whatever he has chosen. */
    void put(Envelope envelope) {
        outbox.put(envelope);
    }

    void putIfWanted(News news, Envelope envelope) {
        if (preferences.of(Objects.requireNonNull(envelope.practitionerId())).wants(news)) {
            outbox.put(envelope);
        }
    }
}
