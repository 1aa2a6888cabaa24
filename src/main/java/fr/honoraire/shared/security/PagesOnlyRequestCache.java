package fr.honoraire.shared.security;

import org.springframework.http.HttpHeaders;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** After signing in one lands on the page one wanted, never on a fragment or a stream that the page was fetching. */
class PagesOnlyRequestCache extends HttpSessionRequestCache {

    PagesOnlyRequestCache() {
        RequestMatcher isPage = request -> "GET".equals(request.getMethod())
                && request.getHeader("HX-Request") == null
                && String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).contains("text/html");
        setRequestMatcher(isPage);
    }
}
