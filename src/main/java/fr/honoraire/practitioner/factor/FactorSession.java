package fr.honoraire.practitioner.factor;

import fr.honoraire.shared.security.SessionIdentity;
import fr.honoraire.shared.security.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.savedrequest.DefaultSavedRequest;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.stereotype.Component;

/** Writes into the session what somebody has proven. It gets a new name each time, as it does at the password. */
@Component
public class FactorSession {

    private final ChangeSessionIdAuthenticationStrategy renaming = new ChangeSessionIdAuthenticationStrategy();
    private final HttpSessionRequestCache wanted = new HttpSessionRequestCache();
    private final SessionIdentity session;
    private final InstantSource clock;

    FactorSession(SessionIdentity session, InstantSource clock) {
        this.session = session;
        this.clock = clock;
    }

    /** He has proven himself by this factor, now, beside what he had proven before; he goes on acting for whom he acts. */
    public Authentication grant(SignedIn me, String factor, HttpServletRequest request, HttpServletResponse response) {
        var before = SecurityContextHolder.getContext().getAuthentication();
        var whoever = me;
        var kept = List.<GrantedAuthority>of();
        if (before != null
                && before.getPrincipal() instanceof SignedIn he
                && he.accountId().equals(me.accountId())) {
            whoever = he;
            kept = List.copyOf(before.getAuthorities());
        }
        var proven = FactorGrantedAuthority.withAuthority(factor)
                .issuedAt(clock.instant())
                .build();
        var all = Stream.concat(kept.stream().filter(known -> !factor.equals(known.getAuthority())), Stream.of(proven))
                .toList();
        var after = UsernamePasswordAuthenticationToken.authenticated(whoever, null, all);
        if (before != null) {
            after.setDetails(before.getDetails());
        }
        renaming.onAuthentication(after, request, response);
        session.goOnAs(after, request, response);
        return after;
    }

    /** The page he wanted before he was asked who he is; asked a second time, where everyone begins. */
    public String next(HttpServletRequest request, HttpServletResponse response) {
        if (!(wanted.getRequest(request, response) instanceof DefaultSavedRequest saved)) {
            return "/consultations";
        }
        wanted.removeRequest(request, response);
        var query = saved.getQueryString();
        return saved.getRequestURI() + (query == null ? "" : "?" + query);
    }
}
