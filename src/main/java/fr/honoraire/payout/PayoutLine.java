package fr.honoraire.payout;

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

/** One balance transaction of a payout, as Stripe wrote it. What it stands for here, {@link PayoutLinks} writes beside it. */
@Entity
@Immutable
class PayoutLine extends Stored {

    private UUID payoutId;
    private UUID practitionerId;
    private String balanceTransactionId;

    @Enumerated(EnumType.STRING)
    private PayoutLineKind kind;

    @Column(name = "gross_cents")
    private Money gross;

    @Column(name = "fee_cents")
    private Money fee;

    @Column(name = "platform_fee_cents")
    private Money platformFee;

    @Column(name = "net_cents")
    private Money net;

    private Instant happenedAt;
    private @Nullable String sourceId;
    private @Nullable String chargeId;

    @SuppressWarnings("NullAway.Init")
    protected PayoutLine() {}

    PayoutLine(Payout payout, GatewayPayoutLine seen) {
        this.payoutId = payout.id();
        this.practitionerId = payout.practitionerId();
        this.balanceTransactionId = seen.balanceTransactionId();
        this.kind = seen.kind();
        this.gross = seen.gross();
        this.fee = seen.fee();
        this.platformFee = seen.platformFee();
        this.net = seen.net();
        this.happenedAt = seen.happenedAt();
        this.sourceId = seen.sourceId();
        this.chargeId = seen.chargeId();
    }

    UUID payoutId() {
        return payoutId;
    }

    UUID practitionerId() {
        return practitionerId;
    }

    String balanceTransactionId() {
        return balanceTransactionId;
    }

    PayoutLineKind kind() {
        return kind;
    }

    Money gross() {
        return gross;
    }

    Money fee() {
        return fee;
    }

    Money platformFee() {
        return platformFee;
    }

    Money net() {
        return net;
    }

    Instant happenedAt() {
        return happenedAt;
    }

    @Nullable String sourceId() {
        return sourceId;
    }

    @Nullable String chargeId() {
        return chargeId;
    }
}
