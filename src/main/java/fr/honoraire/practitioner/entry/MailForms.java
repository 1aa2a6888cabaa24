package fr.honoraire.practitioner.entry;

import fr.honoraire.practitioner.Typed;
import fr.honoraire.shared.throttle.Counted;
import fr.honoraire.shared.throttle.Origin;
import fr.honoraire.shared.throttle.Throttle;
import fr.honoraire.shared.throttle.TooOften;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** Keeps forms that send e-mails from being used to pester somebody. */
@Component
class MailForms {

    private final Throttle throttle;

    MailForms(Throttle throttle) {
        this.throttle = throttle;
    }

    /**
     * Does it, unless this address has been written to often enough: then nothing is sent and nothing is said of it.
     *
     * @throws TooOften if whoever asks does so too often
     */
    void send(HttpServletRequest request, String email, Runnable send) {
        throttle.count(Counted.MAIL_FORM_ADDRESS, Origin.of(request));
        try {
            throttle.count(Counted.MAIL_TO, Typed.email(email));
        } catch (TooOften enough) {
            return;
        }
        send.run();
    }
}
