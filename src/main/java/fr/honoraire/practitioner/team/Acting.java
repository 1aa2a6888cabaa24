package fr.honoraire.practitioner.team;

import fr.honoraire.shared.security.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** Goes on in the same session, with the factors given, for another practitioner. */
@Component
public class Acting {

    private final SecurityContextRepository sessions = new HttpSessionSecurityContextRepository();

    public void as(SignedIn whoever, HttpServletRequest request, HttpServletResponse response) {
        var now = Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication());
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(now.toBuilder().principal(whoever).build());
        SecurityContextHolder.setContext(context);
        sessions.saveContext(context, request, response);
    }
}
