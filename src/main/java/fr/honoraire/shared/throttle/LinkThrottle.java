package fr.honoraire.shared.throttle;

import fr.honoraire.shared.scope.LinkReader;
import fr.honoraire.shared.scope.LinkReader.ReadLink;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Counts the pages behind links by address, and apart from them the links that we never signed, so that whoever guesses
 * links does not shut out the patients behind the same address. What a page that is open goes on fetching is not counted.
 */
@Component
class LinkThrottle extends OncePerRequestFilter {

    private final Throttle throttle;
    private final LinkReader links;

    LinkThrottle(Throttle throttle, LinkReader links) {
        this.throttle = throttle;
        this.links = links;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var link = links.in(request.getRequestURI());
        try {
            link.ifPresent(its -> count(its, Origin.of(request)));
        } catch (TooOften e) {
            TooOftenAdvice.refuse(e, response);
            return;
        }
        chain.doFilter(request, response);
    }

    private void count(ReadLink link, String origin) {
        if (!link.isGenuine()) {
            throttle.count(Counted.UNKNOWN_LINK_ADDRESS, origin);
        } else if (link.isWhole()) {
            throttle.count(Counted.LINK_ADDRESS, origin);
        }
    }
}
