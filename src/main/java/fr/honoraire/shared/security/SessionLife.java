package fr.honoraire.shared.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends the session of somebody who has done nothing for half an hour, or who came in twelve hours ago. What a page fetches by
 * itself is nothing he has done; the signs of life of a running call are. Sessions go by the machine's clock, as Spring
 * Session's do.
 */
public class SessionLife extends OncePerRequestFilter {

    /** When somebody last did something, and with what browser he came in: what a session says of itself. */
    public static final String SEEN = "seen";

    public static final String BROWSER = "browser";

    /** Set on a request whose session has just ended. */
    static final String ENDED = SessionLife.class.getName();

    /** Said by what a page fetches by itself. */
    private static final String UNATTENDED = "X-Unattended";

    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final Duration LONGEST = Duration.ofHours(12);

    /** Not written down more often: each time costs a row. */
    private static final Duration STEP = Duration.ofMinutes(1);

    private static final int LONGEST_NAME = 300;
    private static final List<String> WITHOUT_SESSION = Stream.of(
                    ScopeFilter.WITHOUT_ROWS, List.of("/join/", "/pay/", "/webhooks/"))
            .flatMap(List::stream)
            .toList();

    private final InstantSource machine = InstantSource.system();

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return WITHOUT_SESSION.stream().anyMatch(request.getRequestURI()::startsWith);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var session = request.getSession(false);
        if (session != null && isSignedIn(session)) {
            if (isOver(session)) {
                session.invalidate();
                request.setAttribute(ENDED, true);
            } else if (isAttended(request)) {
                note(session, request);
            }
        }
        chain.doFilter(request, response);
    }

    private static boolean isSignedIn(HttpSession session) {
        return session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) != null;
    }

    private boolean isOver(HttpSession session) {
        var now = machine.instant();
        var began = Instant.ofEpochMilli(session.getCreationTime());
        return now.isAfter(began.plus(LONGEST))
                || session.getAttribute(SEEN) instanceof Instant seen && now.isAfter(seen.plus(IDLE));
    }

    private static boolean isAttended(HttpServletRequest request) {
        return request.getHeader(UNATTENDED) == null
                && !String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).contains(MediaType.TEXT_EVENT_STREAM_VALUE);
    }

    private void note(HttpSession session, HttpServletRequest request) {
        var now = machine.instant();
        if (!(session.getAttribute(SEEN) instanceof Instant seen)) {
            var browser = String.valueOf(request.getHeader(HttpHeaders.USER_AGENT));
            session.setAttribute(BROWSER, browser.substring(0, Math.min(LONGEST_NAME, browser.length())));
            session.setAttribute(SEEN, now);
        } else if (now.isAfter(seen.plus(STEP))) {
            session.setAttribute(SEEN, now);
        }
    }
}
