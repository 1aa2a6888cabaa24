package fr.honoraire.billing;

import fr.honoraire.shared.Money;
import fr.honoraire.shared.Stored;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A note d'honoraires, or the credit note that undoes one. Never changed once issued; it holds every word it was issued with. */
@Entity
@Immutable
public class Note extends Stored {

    private UUID practitionerId;
    private UUID consultationId;
    private UUID participantId;

    @Enumerated(EnumType.STRING)
    private Series series;

    private int year;
    private int sequence;
    private String number;
    private @Nullable UUID correctsId;
    private @Nullable UUID refundId;
    private UUID requestId;
    private Instant issuedAt;
    private Instant actAt;
    private String label;

    @Column(name = "amount_cents")
    private Money amount;

    private String patientName;
    private String issuer;
    private String legal;

    @SuppressWarnings("NullAway.Init")
    protected Note() {}

    Note(NoteDraft draft, NoteNumber number, Instant now) {
        this.practitionerId = draft.practitionerId();
        this.consultationId = draft.consultationId();
        this.participantId = draft.participantId();
        this.correctsId = draft.correctsId();
        this.refundId = draft.refundId();
        this.requestId = draft.requestId();
        this.actAt = draft.actAt();
        this.label = draft.label();
        this.amount = draft.amount();
        this.patientName = draft.patientName();
        this.issuer = draft.issuer();
        this.legal = draft.legal();
        this.series = number.series();
        this.year = number.year();
        this.sequence = number.sequence();
        this.number = number.text();
        this.issuedAt = now;
    }

    public UUID practitionerId() {
        return practitionerId;
    }

    public UUID consultationId() {
        return consultationId;
    }

    public UUID participantId() {
        return participantId;
    }

    public Series series() {
        return series;
    }

    public int year() {
        return year;
    }

    public int sequence() {
        return sequence;
    }

    /** As printed: {@code 2026-0001}. */
    public String number() {
        return number;
    }

    /** The note this credit note takes back, whole or in part. */
    public @Nullable UUID correctsId() {
        return correctsId;
    }

    /** The refund this credit note was issued for; none if it undoes a note that was not paid. */
    public @Nullable UUID refundId() {
        return refundId;
    }

    /** The form that asked for it: sent twice, it issues once. */
    public UUID requestId() {
        return requestId;
    }

    public Instant issuedAt() {
        return issuedAt;
    }

    public Instant actAt() {
        return actAt;
    }

    /** The act, in neutral words. */
    public String label() {
        return label;
    }

    public Money amount() {
        return amount;
    }

    public String patientName() {
        return patientName;
    }

    /** The issuer as printed, one line per line. */
    public String issuer() {
        return issuer;
    }

    /** The legal mentions as printed, one line per line. */
    public String legal() {
        return legal;
    }
}
