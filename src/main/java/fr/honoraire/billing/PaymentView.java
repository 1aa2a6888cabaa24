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
        if (payment == null) {
            return NONE;
        }
        return switch (payment.status()) {
            case OPEN -> payment.declineCode() == null ? UNPAID : DECLINED;
            case PROCESSING -> WAITING;
            case PAID -> PAID;
            case CANCELED -> CANCELED;
            case SETTLED_OTHERWISE -> SETTLED_OTHERWISE;
            case WRITTEN_OFF -> WRITTEN_OFF;
        };
    }
}
