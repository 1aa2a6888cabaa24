package fr.honoraire.consultation;

import fr.honoraire.shared.Stored;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A patient of a consultation. No account: a signed link is the only key. */
@Entity
public class Participant extends Stored {

    /** A browser answers every ten seconds; one that missed its turn by this much is cut off. */
    static final Duration SILENCE = Duration.ofSeconds(15);

    /** An address that no server takes (RFC 2606). */
    public static final String ERASED_EMAIL = "efface@efface.invalid";

    private static final String ERASED_NAME = "Patient effacé";

    private UUID consultationId;
    private UUID practitionerId;
    private String name;
    private String email;
    private String phone;

    @Enumerated(EnumType.STRING)
    private ParticipantStatus status = ParticipantStatus.INVITED;

    private int linkGeneration = 1;
    private @Nullable Instant feeAcceptedAt;
    private @Nullable Instant waitingSince;
    private @Nullable Instant admittedAt;
    private @Nullable Instant leftAt;
    private int position;
    private @Nullable Instant erasedAt;

    @Column(insertable = false, updatable = false)
    private @Nullable Instant seenAt;

    @Column(insertable = false, updatable = false)
    private int lines;

    @SuppressWarnings("NullAway.Init")
    protected Participant() {}

    Participant(Consultation consultation, int position, Invitee invitee) {
        this.consultationId = consultation.id();
        this.practitionerId = consultation.practitionerId();
        this.position = position;
        this.name = invitee.name();
        this.email = invitee.email();
        this.phone = invitee.phone();
    }

    /**
     * Forgets how to reach him, and who he is unless the law has his name kept; his links lead nowhere any more.
     *
     * @param keepsName whether a note was issued to him: it is kept for ten years (article L123-22 of the code de commerce)
     */
    void erase(boolean keepsName, Instant now) {
        if (erasedAt != null) {
            return;
        }
        email = ERASED_EMAIL;
        phone = "";
        name = keepsName ? name : ERASED_NAME;
        linkGeneration++;
        erasedAt = now;
    }

    /** He has read the announced fee and agrees; the first time counts. */
    void acceptFee(Instant now) {
        if (feeAcceptedAt == null) {
            feeAcceptedAt = now;
        }
    }

    /**
     * He enters the waiting room for the first time.
     *
     * @return whether he was not there yet
     */
    boolean arrive(Instant now) {
        return switch (status) {
            case INVITED -> waitFrom(now);
            case WAITING, IN_CALL -> false;
            case LEFT -> throw new NotPossibleNow("arrive a second time");
        };
    }

    /**
     * He had left and enters the waiting room again.
     *
     * @return whether he was away
     */
    boolean comeBack(Instant now) {
        return switch (status) {
            case LEFT -> waitFrom(now);
            case WAITING, IN_CALL -> false;
            case INVITED -> throw new NotPossibleNow("come back without having been there");
        };
    }

    private boolean waitFrom(Instant now) {
        status = ParticipantStatus.WAITING;
        waitingSince = now;
        leftAt = null;
        return true;
    }

    /**
     * The practitioner lets him in. The first time stays: it is when his part of the call began.
     *
     * @return whether this call let him in
     */
    boolean admit(Instant now) {
        return switch (status) {
            case WAITING -> {
                status = ParticipantStatus.IN_CALL;
                admittedAt = admittedAt == null ? now : admittedAt;
                yield true;
            }
            case IN_CALL -> false;
            case INVITED, LEFT -> throw new NotPossibleNow("admit a patient who is not waiting");
        };
    }

    /**
     * The practitioner has him wait again.
     *
     * @return whether he was in the call
     */
    boolean waitAgain(Instant now) {
        return switch (status) {
            case IN_CALL -> waitFrom(now);
            case WAITING -> false;
            case INVITED, LEFT -> throw new NotPossibleNow("have somebody wait who is not there");
        };
    }

    /**
     * He leaves, or is sent away.
     *
     * @return whether he was there
     */
    boolean leave(Instant now) {
        return switch (status) {
            case WAITING, IN_CALL -> {
                status = ParticipantStatus.LEFT;
                leftAt = now;
                yield true;
            }
            case INVITED, LEFT -> false;
        };
    }

    /** What a person would say about where he is. */
    public Whereabouts whereabouts(Instant now) {
        return switch (status) {
            case INVITED -> Whereabouts.INVITED;
            case WAITING -> isConnected(now) ? Whereabouts.WAITING : Whereabouts.WAITING_CUT_OFF;
            case IN_CALL -> isConnected(now) ? Whereabouts.IN_CALL : Whereabouts.RECONNECTING;
            case LEFT -> Whereabouts.LEFT;
        };
    }

    private boolean isConnected(Instant now) {
        return lines > 0 && seenAt != null && seenAt.isAfter(now.minus(SILENCE));
    }

    public UUID consultationId() {
        return consultationId;
    }

    public UUID practitionerId() {
        return practitionerId;
    }

    public String name() {
        return name;
    }

    public String email() {
        return email;
    }

    public String phone() {
        return phone;
    }

    public ParticipantStatus status() {
        return status;
    }

    /** Raising it revokes every link sent before. */
    public int linkGeneration() {
        return linkGeneration;
    }

    public @Nullable Instant feeAcceptedAt() {
        return feeAcceptedAt;
    }

    public @Nullable Instant waitingSince() {
        return waitingSince;
    }

    public @Nullable Instant admittedAt() {
        return admittedAt;
    }

    public @Nullable Instant leftAt() {
        return leftAt;
    }

    /** When his browser was last known to be there. */
    public @Nullable Instant seenAt() {
        return seenAt;
    }

    /** His place in the list, from 0. */
    public int position() {
        return position;
    }

    public boolean isErased() {
        return erasedAt != null;
    }
}
