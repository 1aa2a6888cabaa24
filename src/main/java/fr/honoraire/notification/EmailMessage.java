package fr.honoraire.notification;

import fr.honoraire.shared.Stored;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An e-mail of the outbox: to whom and about what. Its text is written when it leaves, from what is true then. */
@Entity
class EmailMessage extends Stored {

    private @Nullable UUID practitionerId;

    @Enumerated(EnumType.STRING)
    private EmailKind kind;

    private @Nullable UUID participantId;
    private @Nullable UUID paymentId;
    private @Nullable UUID paymentRequestId;
    private @Nullable UUID matterId;
    private String onceKey;
    private String recipient;
    private String messageId;

    @Enumerated(EnumType.STRING)
    private EmailStatus status = EmailStatus.WAITING;

    private int attempts;
    private @Nullable String failure;
    private Instant createdAt;
    private @Nullable Instant sentAt;

    @SuppressWarnings("NullAway.Init")
    protected EmailMessage() {}

    EmailMessage(Envelope envelope, String senderDomain, Instant now) {
        this.practitionerId = envelope.practitionerId();
        this.kind = envelope.kind();
        this.participantId = envelope.participantId();
        this.paymentId = envelope.paymentId();
        this.paymentRequestId = envelope.paymentRequestId();
        this.matterId = envelope.matterId();
        this.onceKey = envelope.onceKey();
        this.recipient = envelope.recipient();
        this.messageId = "<" + id() + "@" + senderDomain + ">";
        this.createdAt = now;
    }

    void sent(Instant now) {
        status = EmailStatus.SENT;
        attempts++;
        failure = null;
        sentAt = now;
    }

    void dropped() {
        status = EmailStatus.DROPPED;
        failure = null;
    }

    void failed(String code) {
        status = EmailStatus.FAILED;
        attempts++;
        failure = code;
    }

    /** Not this time; it stays waiting. */
    void postponed(String code) {
        attempts++;
        failure = code;
    }

    boolean isWaiting() {
        return status == EmailStatus.WAITING;
    }

    /** Whose practice it is about; nobody's if it is about how a person signs in. */
    @Nullable UUID practitionerId() {
        return practitionerId;
    }

    EmailKind kind() {
        return kind;
    }

    @Nullable UUID participantId() {
        return participantId;
    }

    @Nullable UUID paymentId() {
        return paymentId;
    }

    @Nullable UUID paymentRequestId() {
        return paymentRequestId;
    }

    /** The refund, dispute or transfer it tells of. */
    @Nullable UUID matterId() {
        return matterId;
    }

    /** What it is sent once for. */
    String onceKey() {
        return onceKey;
    }

    String recipient() {
        return recipient;
    }

    /** The same at each attempt, so that a second copy is recognised as one. */
    String messageId() {
        return messageId;
    }

    EmailStatus status() {
        return status;
    }

    int attempts() {
        return attempts;
    }

    /** Why it was not taken, last time or for good: a short code, without address or text. */
    @Nullable String failure() {
        return failure;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable Instant sentAt() {
        return sentAt;
    }
}
