package fr.honoraire.consultation;

import fr.honoraire.shared.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A consultation to plan.
 *
 * @param requestId the form's own id: sent twice, it plans once
 */
public record NewConsultation(UUID requestId, Instant at, Duration length, Money announcedFee, List<Invitee> patients) {

    /** More people than this do not fit a call in which everyone talks to everyone. */
    public static final int MOST_PATIENTS = 3;

    public NewConsultation {
        if (patients.isEmpty() || patients.size() > MOST_PATIENTS) {
            throw new IllegalArgumentException("one to " + MOST_PATIENTS + " patients");
        }
        patients = List.copyOf(patients);
    }
}
