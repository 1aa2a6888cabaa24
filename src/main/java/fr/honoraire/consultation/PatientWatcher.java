package fr.honoraire.consultation;

import fr.honoraire.shared.live.LiveWatcher;
import java.util.UUID;

/**
 * Counts one browser line of a patient. That a beat could be sent proves little, for a dead line swallows it for minutes:
 * after the first, only the browser's own answers count.
 */
class PatientWatcher implements LiveWatcher {

    private final Presence presence;
    private final UUID participantId;
    private boolean isCounted;

    PatientWatcher(Presence presence, UUID participantId) {
        this.presence = presence;
        this.participantId = participantId;
    }

    @Override
    public void present() {
        if (!isCounted) {
            presence.connected(participantId);
            isCounted = true;
        }
    }

    @Override
    public void gone() {
        if (isCounted) {
            presence.gone(participantId);
        }
    }
}
