package fr.honoraire.shared.throttle;

import fr.honoraire.shared.NotFound;
import fr.honoraire.shared.SignedLinks;
import fr.honoraire.shared.SignedLinks.Right;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Counts the patients' pages by address, and apart from them the links that we never signed, so that whoever guesses links
 * does not shut out the patients behind the same address. What a page that is open goes on fetching is not counted.
 */
@Component
class LinkThrottle extends OncePerRequestFilter {

    private final Throttle throttle;
    private final SignedLinks links;

    LinkThrottle(Throttle throttle, SignedLinks links) {
        this.throttle = throttle;
        this.links = links;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().matches("/(join|pay)/.+");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var parts = request.getRequestURI().split("/", -1);
        var isGenuine = isGenuine("join".equals(parts[1]) ? Right.JOIN : Right.PAY, parts[2]);
        try {
            if (!isGenuine) {
                throttle.count(Counted.UNKNOWN_LINK_ADDRESS, Origin.of(request));
            } else if (parts.length == 3) {
                throttle.count(Counted.LINK_ADDRESS, Origin.of(request));
            }
        } catch (TooOften e) {
            TooOftenAdvice.refuse(e, response);
            return;
        }
        chain.doFilter(request, response);
    }

    private boolean isGenuine(Right right, String link) {
        try {
            links.read(right, link);
            return true;
        } catch (NotFound e) {
            return false;
        }
    }
}
