package fr.honoraire.shared.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/**
 * Leads whoever is not signed in, or no longer, to the door. A part of a page has the page loaded again, so that one comes
 * back to it; a live line is simply refused.
 */
class SessionEntryPoint implements AuthenticationEntryPoint {

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException missing)
            throws IOException {
        if (String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).contains(MediaType.TEXT_EVENT_STREAM_VALUE)) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Refresh", "true");
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            response.sendRedirect(hadSession(request) ? "/signin?ended" : "/signin");
        }
    }

    private static boolean hadSession(HttpServletRequest request) {
        return request.getAttribute(SessionLife.ENDED) != null
                || request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
    }
}
