package fr.honoraire.billing;

import fr.honoraire.shared.security.SignedIn;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why a payment moved.
 *
 * @param what who set it off, in one word for the journal
 * @param eventId the gateway's event that made us look, if one did
 * @param actorId the person who asked for it, if one did
 */
public record Cause(
        String what, @Nullable String eventId, @Nullable UUID actorId) {

    /** The patient's browser came back, or asked. */
    public static final Cause PATIENT = new Cause("patient", null, null);

    /** The sweeper found it overdue. */
    public static final Cause SWEEPER = new Cause("sweeper", null, null);

    /** The nightly pass found it different from what the gateway says. */
    public static final Cause RECONCILIATION = new Cause("reconciliation", null, null);

    /** The gateway sent an event. */
    public static Cause event(String eventId) {
        return new Cause("event", eventId, null);
    }

    /** The practitioner, or someone on his behalf, asked for it. */
    public static Cause practitioner(SignedIn who) {
        return new Cause("practitioner", null, who.accountId());
    }
}
