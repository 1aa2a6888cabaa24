package fr.honoraire.notification;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** Writes what an e-mail says, at the moment it leaves. */
@Component
class Letters {

    private final AppointmentLetters appointments;
    private final PaymentLetters payments;
    private final AccountLetters accounts;
    private final RefundLetters refunds;
    private final DisputeLetters disputes;
    private final PayoutLetters payouts;
    private final PaymentNewsLetters paymentNews;
    private final EveningLetters evenings;
    private final SecurityLetters security;
    private final TeamLetters teams;

    Letters(
            AppointmentLetters appointments,
            PaymentLetters payments,
            AccountLetters accounts,
            RefundLetters refunds,
            DisputeLetters disputes,
            PayoutLetters payouts,
            PaymentNewsLetters paymentNews,
            EveningLetters evenings,
            SecurityLetters security,
            TeamLetters teams) {
        this.appointments = appointments;
        this.payments = payments;
        this.accounts = accounts;
        this.refunds = refunds;
        this.disputes = disputes;
        this.payouts = payouts;
        this.paymentNews = paymentNews;
        this.evenings = evenings;
        this.security = security;
        this.teams = teams;
    }

    /** @return nothing if it would say what is no longer true */
    Optional<Letter> of(EmailMessage message) {
        return switch (message.kind()) {
            case INVITATION, MOVED, CANCELED, REMINDER -> appointments.of(message);
            case PAYMENT_REQUEST -> payments.request(message);
            case RECEIPT -> payments.receipt(message);
            case ACCOUNT_ALERT -> accounts.of(message);
            case REFUND_GIVEN -> refunds.given(message);
            case REFUND_CAME_BACK -> refunds.cameBack(message);
            case DISPUTE_OPENED -> disputes.opened(message);
            case DISPUTE_CLOSED -> disputes.closed(message);
            case PAYOUT_FAILED -> payouts.failed(message);
            case PAYOUT_SENT -> payouts.sent(message);
            case PAYMENT_RECEIVED -> paymentNews.received(message);
            case PAYMENT_FAILED -> paymentNews.declined(message);
            case EVENING_SUMMARY -> evenings.of(message);
            case ACCOUNT_LINK -> security.link(message);
            case SECURITY_NEWS -> security.news(message);
            case TEAM_INVITATION -> teams.invitation(message);
        };
    }
}
