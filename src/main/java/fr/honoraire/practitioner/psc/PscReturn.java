package fr.honoraire.practitioner.psc;

import fr.honoraire.practitioner.factor.FactorSession;
import fr.honoraire.shared.security.Factors;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/** Back from the provider, which has said who somebody is: lets in whom we know, and asks the others for their password. */
@Component
class PscReturn implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    private static final Logger LOG = LoggerFactory.getLogger(PscReturn.class);

    private final ProfessionalService professionals;
    private final FactorSession session;
    private final PscProperties properties;
    private final InstantSource clock;

    PscReturn(ProfessionalService professionals, FactorSession session, PscProperties properties, InstantSource clock) {
        this.professionals = professionals;
        this.session = session;
        this.properties = properties;
        this.clock = clock;
    }

    /** Whatever the provider said of him he is nobody here yet. */
    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication who)
            throws IOException {
        SecurityContextHolder.clearContext();
        var professional = who.getPrincipal() instanceof OidcUser user
                ? Professional.of(user, properties).orElse(null)
                : null;
        if (professional == null) {
            response.sendRedirect("/signin/psc/failed");
            return;
        }
        if (professionals.holder(professional).isEmpty()) {
            response.sendRedirect("/signin/psc/unknown");
            return;
        }
        var known = professionals.known(professional);
        if (known.isEmpty()) {
            PendingLink.keep(professional, request, clock.instant());
            response.sendRedirect("/signin/psc/link");
            return;
        }
        professionals.enters(known.get());
        session.grant(known.get(), Factors.PROFESSIONAL, request, response);
        response.sendRedirect(session.next(request, response));
    }

    /** Given up, out of time, forged, or the provider is down: he tries again. */
    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why) throws IOException {
        var code = why instanceof OAuth2AuthenticationException refused
                ? refused.getError().getErrorCode()
                : why.getClass().getSimpleName();
        LOG.atInfo().addKeyValue("code", code).log("nobody came in by Pro Santé Connect");
        response.sendRedirect("/signin/psc/failed");
    }
}
