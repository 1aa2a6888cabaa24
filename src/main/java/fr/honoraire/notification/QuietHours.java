package fr.honoraire.notification;

import fr.honoraire.billing.PaymentRequest.Reason;
import fr.honoraire.billing.PaymentRequestService;
import fr.honoraire.practitioner.PractitionerService;
import fr.honoraire.practitioner.PreferenceService;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Keeps a reminder that a mail server made late from arriving at night. */
@Component
class QuietHours {

    private final PaymentRequestService requests;
    private final PractitionerService practitioners;
    private final PreferenceService preferences;
    private final InstantSource clock;

    QuietHours(
            PaymentRequestService requests,
            PractitionerService practitioners,
            PreferenceService preferences,
            InstantSource clock) {
        this.requests = requests;
        this.practitioners = practitioners;
        this.preferences = preferences;
        this.clock = clock;
    }

    /** How long the e-mail has to wait, if it has. */
    Optional<Duration> left(EmailMessage message) {
        var request = message.paymentRequestId();
        if (request == null || requests.get(request).reason() != Reason.REMINDER) {
            return Optional.empty();
        }
        var practitioner = practitioners.get(Objects.requireNonNull(message.practitionerId()));
        return Optional.of(preferences
                        .of(practitioner.id())
                        .reminding()
                        .quietLeft(clock.instant().atZone(practitioner.timeZone())))
                .filter(Duration::isPositive);
    }
}
