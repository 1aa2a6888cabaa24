package fr.honoraire.practitioner;

import fr.honoraire.shared.Stored;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** The practitioner's own account at Stripe, as last read there. He is merchant of record: his patients pay him. */
@Entity
public class Payee extends Stored {

    private UUID practitionerId;
    private @Nullable String gatewayId;
    private int openingAttempt = 1;

    @Enumerated(EnumType.STRING)
    private Capability charges = Capability.NOT_READY;

    @Enumerated(EnumType.STRING)
    private Capability payouts = Capability.NOT_READY;

    private @Nullable String bankName;
    private @Nullable String bankLast4;
    private boolean bankRefused;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Requirement> requirements = List.of();

    private @Nullable String stoppedBy;
    private boolean closed;
    private @Nullable Instant observedAt;
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected Payee() {}

    Payee(UUID practitionerId, Instant now) {
        this.practitionerId = practitionerId;
        this.createdAt = now;
    }

    /** What a new answer of Stripe's means to him. */
    record Change(boolean isAny, boolean nowNeedsAttention, boolean nowCanBePaid, boolean nowPaidOut) {}

    /** Takes over what Stripe says now. */
    Change observe(GatewayPayee seen, Instant now) {
        if (gatewayId != null && !gatewayId.equals(seen.id())) {
            throw new IllegalStateException("payee " + id() + " already has another account");
        }
        var isAny = !seen.equals(known());
        var couldBePaid = canBePaid();
        var payoutsStopped = payouts == Capability.BLOCKED;
        var nowNeedsAttention = new PayeeNews(this, seen).needsAttention();
        takeOver(seen, now);
        var nowCanBePaid = !couldBePaid && canBePaid();
        var nowPaidOut = payoutsStopped && payouts == Capability.ACTIVE && canBePaid() && !nowCanBePaid;
        return new Change(isAny, nowNeedsAttention, nowCanBePaid, nowPaidOut);
    }

    private @Nullable GatewayPayee known() {
        return gatewayId == null
                ? null
                : new GatewayPayee(gatewayId, charges, payouts, bank(), requirements, stoppedBy, closed);
    }

    private @Nullable GatewayBank bank() {
        return bankLast4 == null ? null : new GatewayBank(bankName, bankLast4, bankRefused);
    }

    private void takeOver(GatewayPayee seen, Instant now) {
        var bank = seen.bank();
        gatewayId = seen.id();
        charges = seen.charges();
        payouts = seen.payouts();
        bankName = bank == null ? null : bank.name();
        bankLast4 = bank == null ? null : bank.last4();
        bankRefused = bank != null && bank.refused();
        requirements = List.copyOf(seen.requirements());
        stoppedBy = seen.stoppedBy();
        closed = seen.closed();
        observedAt = now;
    }

    /** Stripe said no and did nothing: what is corrected goes out as another attempt. */
    void refused(int attempt) {
        if (gatewayId == null && openingAttempt == attempt) {
            openingAttempt++;
        }
    }

    /** Whether Stripe has an account for him; before, we only meant to open one. */
    public boolean isOpened() {
        return gatewayId != null;
    }

    /** Whether a patient can pay him by card now. */
    public boolean canBePaid() {
        return charges == Capability.ACTIVE && !closed;
    }

    /** The one thing to tell him first. */
    public Standing standing() {
        return Standing.of(this);
    }

    /** When the account is restricted unless he gives what lacks, if Stripe said so and it is still to come. */
    public @Nullable Instant nextDeadline() {
        return requirements.stream()
                .filter(asked -> asked.isToldOf() && !asked.isOverdue())
                .map(Requirement::dueAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    public UUID practitionerId() {
        return practitionerId;
    }

    public @Nullable String gatewayId() {
        return gatewayId;
    }

    public int openingAttempt() {
        return openingAttempt;
    }

    public Capability charges() {
        return charges;
    }

    public Capability payouts() {
        return payouts;
    }

    public @Nullable String bankName() {
        return bankName;
    }

    public @Nullable String bankLast4() {
        return bankLast4;
    }

    /** Why Stripe stopped it where giving information does not help. */
    public @Nullable StopReason stopReason() {
        return stoppedBy == null ? null : StopReason.of(stoppedBy);
    }

    /** Stripe's own word for it. */
    public @Nullable String stoppedBy() {
        return stoppedBy;
    }

    /** Whether a transfer came back from his bank, so that Stripe sends no more there. */
    boolean isBankRefused() {
        return bankRefused;
    }

    public List<Requirement> requirements() {
        return requirements;
    }

    public boolean isClosed() {
        return closed;
    }

    public @Nullable Instant observedAt() {
        return observedAt;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
