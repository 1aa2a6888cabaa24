package fr.honoraire.billing;

import fr.honoraire.shared.Money;
import org.jspecify.annotations.Nullable;

/** The few words for a payment on every screen, in the export and in e-mails. Messages: {@code payment.view.*}. */
public enum PaymentView {
    /** Pas de paiement: nothing was billed. */
    NONE,
    /** Impayé: billed and due. */
    UNPAID,
    /** Échec: the last attempt was declined. */
    DECLINED,
    /** En attente: confirmed, the bank has not answered. */
    WAITING,
    /** Effectué. */
    PAID,
    /** Annulé. */
    CANCELED,
    /** Réglé autrement. */
    SETTLED_OTHERWISE,
    /** Abandonné. */
    WRITTEN_OFF,
    /** Remboursé en partie. */
    PARTLY_REFUNDED,
    /** Remboursé. */
    REFUNDED,
    /** En litige: the patient objects at his bank, which has not decided. */
    DISPUTED,
    /** Litige perdu: the bank gave the patient his money back. */
    DISPUTE_LOST;

    static PaymentView of(@Nullable Payment payment) {
        return payment == null
                ? NONE
                : of(payment.status(), payment.declineCode(), payment.amount(), payment.refunded(), payment.dispute());
    }

    /** The word for a payment that stands there, declined last time or not, and with this much given back or contested. */
    public static PaymentView of(
            PaymentStatus status,
            @Nullable String declineCode,
            Money amount,
            Money refunded,
            @Nullable DisputeStanding dispute) {
        return switch (status) {
            case OPEN -> declineCode == null ? UNPAID : DECLINED;
            case PROCESSING -> WAITING;
            case PAID -> ofPaid(amount, refunded, dispute);
            case CANCELED -> CANCELED;
            case SETTLED_OTHERWISE -> SETTLED_OTHERWISE;
            case WRITTEN_OFF -> WRITTEN_OFF;
        };
    }

    /** A lost dispute outlives what was refunded before it; one that was won leaves no trace here. */
    private static PaymentView ofPaid(Money amount, Money refunded, @Nullable DisputeStanding dispute) {
        if (dispute == DisputeStanding.OPEN) {
            return DISPUTED;
        }
        if (dispute == DisputeStanding.LOST) {
            return DISPUTE_LOST;
        }
        if (refunded.isZero()) {
            return PAID;
        }
        return refunded.equals(amount) ? REFUNDED : PARTLY_REFUNDED;
    }

    /** Whether the patient paid by card, whatever went back since. */
    public boolean isPaid() {
        return switch (this) {
            case PAID, PARTLY_REFUNDED, REFUNDED, DISPUTED, DISPUTE_LOST -> true;
            case NONE, UNPAID, DECLINED, WAITING, CANCELED, SETTLED_OTHERWISE, WRITTEN_OFF -> false;
        };
    }

    /** Whether the patient has still to pay it. */
    public boolean isDue() {
        return switch (this) {
            case UNPAID, DECLINED -> true;
            case NONE,
                    WAITING,
                    PAID,
                    CANCELED,
                    SETTLED_OTHERWISE,
                    WRITTEN_OFF,
                    PARTLY_REFUNDED,
                    REFUNDED,
                    DISPUTED,
                    DISPUTE_LOST -> false;
        };
    }

    /** The colour beside its word. */
    public String colour() {
        return switch (this) {
            case PAID, SETTLED_OTHERWISE, PARTLY_REFUNDED -> "state-good";
            case UNPAID, WAITING, DISPUTED -> "state-wait";
            case DECLINED, DISPUTE_LOST -> "state-bad";
            case NONE, CANCELED, WRITTEN_OFF, REFUNDED -> "";
        };
    }
}
