package fr.honoraire.notification;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** Writes what an e-mail says, at the moment it leaves. */
@Component
class Letters {

    private final AppointmentLetters appointments;
    private final PaymentLetters payments;
    private final AccountLetters accounts;

    Letters(AppointmentLetters appointments, PaymentLetters payments, AccountLetters accounts) {
        this.appointments = appointments;
        this.payments = payments;
        this.accounts = accounts;
    }

    /** @return nothing if it would say what is no longer true */
    Optional<Letter> of(EmailMessage message) {
        return switch (message.kind()) {
            case INVITATION, MOVED, CANCELED, REMINDER -> appointments.of(message);
            case PAYMENT_REQUEST -> payments.request(message);
            case RECEIPT -> payments.receipt(message);
            case ACCOUNT_ALERT -> accounts.of(message);
        };
    }
}
