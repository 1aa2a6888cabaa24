package fr.honoraire.practitioner.psc;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Who has come back from the provider and has yet to give his password; kept in his session for some minutes. */
record PendingLink(Professional professional, Instant until) implements Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    private static final String KEY = "psc.pending";
    private static final Duration LASTS = Duration.ofMinutes(10);

    static void keep(Professional professional, HttpServletRequest request, Instant now) {
        request.getSession().setAttribute(KEY, new PendingLink(professional, now.plus(LASTS)));
    }

    static Optional<Professional> of(HttpServletRequest request, Instant now) {
        var session = request.getSession(false);
        return session != null
                        && session.getAttribute(KEY) instanceof PendingLink pending
                        && now.isBefore(pending.until)
                ? Optional.of(pending.professional)
                : Optional.empty();
    }

    static void forget(HttpServletRequest request) {
        request.getSession().removeAttribute(KEY);
    }
}
