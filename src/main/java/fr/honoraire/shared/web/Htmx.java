package fr.honoraire.shared.web;

import jakarta.servlet.http.HttpServletRequest;

/** Answers htmx with a part of the page, and everyone else with the page (https://htmx.org/reference/#headers). */
public final class Htmx {

    /** The header that has the page loaded again. */
    public static final String REFRESH = "HX-Refresh";

    /** The header that has another page loaded. */
    public static final String REDIRECT = "HX-Redirect";

    private static final String REQUEST = "HX-Request";

    private Htmx() {}

    /** The view's fragment if htmx asks, else the whole view. */
    public static String view(HttpServletRequest request, String view, String fragment) {
        return isAsking(request) ? view + " :: " + fragment : view;
    }

    /** Whether a part of a page asks, rather than a person who wants a whole one. */
    public static boolean isAsking(HttpServletRequest request) {
        return request.getHeader(REQUEST) != null;
    }
}
