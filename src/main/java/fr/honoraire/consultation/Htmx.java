package fr.honoraire.consultation;

import jakarta.servlet.http.HttpServletRequest;

/** The few headers by which htmx and we understand each other (https://htmx.org/reference/#headers). */
final class Htmx {

    /** Has the page loaded again. */
    static final String REFRESH = "HX-Refresh";
    /** Has another page loaded. */
    static final String REDIRECT = "HX-Redirect";

    private Htmx() {}

    /** Whether a part of a page asks, rather than a person who wants a whole one. */
    static boolean asks(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null;
    }
}
