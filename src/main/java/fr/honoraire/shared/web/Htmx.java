package fr.honoraire.shared.web;

import jakarta.servlet.http.HttpServletRequest;

/** Answers htmx with a part of the page, and everyone else with the page. */
public final class Htmx {

    private Htmx() {}

    /** The view's fragment if htmx asks, else the whole view. */
    public static String view(HttpServletRequest request, String view, String fragment) {
        return isAsking(request) ? view + " :: " + fragment : view;
    }

    public static boolean isAsking(HttpServletRequest request) {
        return "true".equals(request.getHeader("HX-Request"));
    }
}
