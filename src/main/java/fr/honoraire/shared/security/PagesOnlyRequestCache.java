package fr.honoraire.shared.security;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * After signing in one lands on the page one wanted, never on what a page was fetching by itself: a fragment, a stream, or
 * itself once more while somebody was signing out. Browsers say what they fetch for
 * (https://www.w3.org/TR/fetch-metadata/).
 */
class PagesOnlyRequestCache extends HttpSessionRequestCache {

    PagesOnlyRequestCache() {
        RequestMatcher isPage = request -> "GET".equals(request.getMethod())
                && request.getHeader("HX-Request") == null
                && isForAWindow(request.getHeader("Sec-Fetch-Dest"))
                && String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).contains("text/html");
        setRequestMatcher(isPage);
    }

    private static boolean isForAWindow(@Nullable String destination) {
        return destination == null || destination.equals("document");
    }
}
