package fr.honoraire.practitioner.team;

import fr.honoraire.shared.security.SessionIdentity;
import fr.honoraire.shared.security.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Goes on in the same session, with the factors given, for another practitioner. */
@Component
public class Acting {

    private final SessionIdentity session;

    Acting(SessionIdentity session) {
        this.session = session;
    }

    public void as(SignedIn whoever, HttpServletRequest request, HttpServletResponse response) {
        var now = Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication());
        session.goOnAs(now.toBuilder().principal(whoever).build(), request, response);
    }
}
