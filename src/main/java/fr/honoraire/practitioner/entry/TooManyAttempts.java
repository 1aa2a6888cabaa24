package fr.honoraire.practitioner.entry;

import fr.honoraire.shared.throttle.TooOften;
import org.springframework.security.core.AuthenticationException;

/** Nobody looked at the password: too many were tried. */
class TooManyAttempts extends AuthenticationException {

    private final transient TooOften tooOften;

    TooManyAttempts(TooOften tooOften) {
        super("too many attempts");
        this.tooOften = tooOften;
    }

    TooOften tooOften() {
        return tooOften;
    }
}
