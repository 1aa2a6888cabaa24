package fr.honoraire.payout;

import fr.honoraire.shared.Money;
import fr.honoraire.shared.Stored;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A transfer by Stripe to the practitioner's bank. */
@Entity
public class Payout extends Stored {

    private static final Duration FIRST_CHECK = Duration.ofMinutes(1);
    private static final int LAST_DOUBLING = 12;

    private UUID practitionerId;
    private String gatewayId;

    @Column(name = "amount_cents")
    private Money amount;

    @Enumerated(EnumType.STRING)
    private PayoutStatus status;

    private LocalDate arrivalOn;
    private Instant gatewayCreatedAt;
    private @Nullable String failureCode;
    private @Nullable Instant failedAt;
    private @Nullable String bankReference;
    private @Nullable Instant linesReadAt;
    private @Nullable UUID returnedIntoId;
    private @Nullable Instant checkAt;
    private int checks;

    @SuppressWarnings("NullAway.Init")
    protected Payout() {}

    Payout(UUID practitionerId, GatewayPayout seen, Instant now) {
        this.practitionerId = practitionerId;
        this.gatewayId = seen.id();
        this.amount = seen.amount();
        this.gatewayCreatedAt = seen.createdAt();
        this.status = seen.status();
        this.arrivalOn = seen.arrivalOn();
        observe(seen, now);
    }

    /**
     * Takes over what the gateway says now. An answer older than what we know (it is a race who reads first) changes
     * nothing: a payout never goes back, except that a paid one may still fail.
     *
     * @return whether it stands elsewhere now
     */
    final boolean observe(GatewayPayout seen, Instant now) {
        var isNews = seen.status() == status || status.mayBecome(seen.status());
        var changed = isNews && seen.status() != status;
        if (isNews) {
            status = seen.status();
            arrivalOn = seen.arrivalOn();
            failureCode = seen.failureCode();
            failedAt = status == PayoutStatus.FAILED && failedAt == null ? now : failedAt;
            bankReference = seen.bankReference();
        }
        if (changed) {
            checks = 0;
        }
        lookAgain(now);
        return changed;
    }

    void linesWereRead(Instant now) {
        linesReadAt = now;
        lookAgain(now);
    }

    /** The gateway was asked. If that was in vain, it is asked again later, and ever less often. */
    void looked(Instant now) {
        if (checkAt != null && !checkAt.isAfter(now)) {
            lookAgain(now);
        }
    }

    private void lookAgain(Instant now) {
        var isAtRest = status == PayoutStatus.CANCELED
                || (status == PayoutStatus.PAID || status == PayoutStatus.FAILED) && linesReadAt != null;
        if (isAtRest || checks > LAST_DOUBLING) {
            checkAt = null;
            return;
        }
        checkAt = now.plus(FIRST_CHECK.multipliedBy(1L << checks));
        checks++;
    }

    public UUID practitionerId() {
        return practitionerId;
    }

    /** Stripe's id. */
    public String gatewayId() {
        return gatewayId;
    }

    public Money amount() {
        return amount;
    }

    public PayoutStatus status() {
        return status;
    }

    /** The day Stripe expects it at the bank. */
    public LocalDate arrivalOn() {
        return arrivalOn;
    }

    public Instant gatewayCreatedAt() {
        return gatewayCreatedAt;
    }

    public @Nullable String failureCode() {
        return failureCode;
    }

    /** When it was first known to have failed. */
    public @Nullable Instant failedAt() {
        return failedAt;
    }

    public @Nullable String bankReference() {
        return bankReference;
    }

    /** When its lines were taken over; until then nobody knows which notes are in it. */
    public @Nullable Instant linesReadAt() {
        return linesReadAt;
    }

    /** Its money came back, and left again in this other transfer, or in the one that carries that one's money. */
    void returnedInto(Payout next) {
        returnedIntoId = next.returnedIntoId == null ? next.id() : next.returnedIntoId;
    }

    /** The transfer in which its money left again, if it failed and did. */
    public @Nullable UUID returnedIntoId() {
        return returnedIntoId;
    }

    @Nullable Instant checkAt() {
        return checkAt;
    }
}
