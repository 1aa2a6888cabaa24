package fr.honoraire.billing;

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
    WRITTEN_OFF;

    static PaymentView of(@Nullable Payment payment) {
        return payment == null ? NONE : of(payment.status(), payment.declineCode());
    }

    /** The word for a payment that stands there, declined last time or not. */
    public static PaymentView of(PaymentStatus status, @Nullable String declineCode) {
        return switch (status) {
            case OPEN -> declineCode == null ? UNPAID : DECLINED;
            case PROCESSING -> WAITING;
            case PAID -> PAID;
            case CANCELED -> CANCELED;
            case SETTLED_OTHERWISE -> SETTLED_OTHERWISE;
            case WRITTEN_OFF -> WRITTEN_OFF;
        };
    }
}
