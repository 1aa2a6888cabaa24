package fr.honoraire.shared.security;

import fr.honoraire.shared.scope.LinkReader;
import fr.honoraire.shared.scope.LinkReader.ReadLink;
import fr.honoraire.shared.scope.Scope;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.GenericFilterBean;

/**
 * Answers each request in the scope of one practitioner: who is signed in, or whom the link belongs to. A request
 * of neither touches nobody's rows.
 */
class ScopeFilter extends GenericFilterBean {

    /** Files. Reading the session for each picture would cost a query. */
    static final List<String> WITHOUT_ROWS = List.of("/static/", "/webjars/", "/favicon.ico");

    private final LinkReader links;

    ScopeFilter(LinkReader links) {
        this.links = links;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        within(scope((HttpServletRequest) request), request, response, chain);
    }

    /** Carries the two kinds of exception a chain may throw through the scope, which knows of one. */
    static void within(Scope scope, ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<IOException> cut = scope.<Optional<IOException>, ServletException>call(() -> {
            try {
                chain.doFilter(request, response);
                return Optional.empty();
            } catch (IOException e) {
                return Optional.of(e);
            }
        });
        if (cut.isPresent()) {
            throw cut.get();
        }
    }

    private Scope scope(HttpServletRequest request) {
        var path = request.getRequestURI();
        return links.in(path).map(ReadLink::scope).orElseGet(() -> ofWhoever(path));
    }

    private static Scope ofWhoever(String path) {
        if (WITHOUT_ROWS.stream().anyMatch(path::startsWith)) {
            return Scope.nobody();
        }
        var proof = SecurityContextHolder.getContext().getAuthentication();
        return proof != null && proof.getPrincipal() instanceof SignedIn who
                ? Scope.of(who.practitionerId())
                : Scope.nobody();
    }
}
