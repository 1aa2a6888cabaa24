package fr.honoraire.practitioner;

import fr.honoraire.shared.Stored;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.List;
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

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Requirement> requirements = List.of();

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
    record Change(boolean isAny, boolean nowNeedsAttention, boolean nowCanBePaid) {}

    /** Takes over what Stripe says now. */
    Change observe(GatewayPayee seen, Instant now) {
        if (gatewayId != null && !gatewayId.equals(seen.id())) {
            throw new IllegalStateException("payee " + id() + " already has another account");
        }
        var isAny = !seen.equals(known());
        var couldBePaid = canBePaid();
        var nowNeedsAttention = isNews(seen);
        gatewayId = seen.id();
        charges = seen.charges();
        payouts = seen.payouts();
        bankName = seen.bankName();
        bankLast4 = seen.bankLast4();
        requirements = List.copyOf(seen.requirements());
        closed = seen.closed();
        observedAt = now;
        return new Change(isAny, nowNeedsAttention, !couldBePaid && canBePaid());
    }

    private @Nullable GatewayPayee known() {
        return gatewayId == null
                ? null
                : new GatewayPayee(gatewayId, charges, payouts, bankName, bankLast4, requirements, closed);
    }

    /** While he is still giving his first answers everything is missing, and he knows. */
    private boolean isNews(GatewayPayee seen) {
        var wasComplete = charges != Capability.NOT_READY || payouts != Capability.NOT_READY;
        return isNewlyStopped(charges, seen.charges())
                || isNewlyStopped(payouts, seen.payouts())
                || seen.closed() && !closed
                || wasComplete && seen.requirements().stream().anyMatch(this::isNewlyDue);
    }

    private static boolean isNewlyStopped(Capability before, Capability now) {
        return now == Capability.BLOCKED && before != Capability.BLOCKED;
    }

    private boolean isNewlyDue(Requirement asked) {
        return asked.mustBeGivenNow() && requirements.stream().noneMatch(asked::isSameDemand);
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
