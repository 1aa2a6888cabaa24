package fr.honoraire.shared.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.header.HeaderWriter;

/** What depends on the address: a link page leaks no Referer and is not indexed; only the room may use the camera. */
class PagePolicies implements HeaderWriter {

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        var path = request.getRequestURI();
        var isLinkPage = path.startsWith("/join/") || path.startsWith("/pay/");
        response.setHeader("Referrer-Policy", isLinkPage ? "no-referrer" : "same-origin");
        if (isLinkPage) {
            response.setHeader("X-Robots-Tag", "noindex, nofollow");
        }
        var isRoom = path.startsWith("/join/") || path.endsWith("/room");
        response.setHeader("Permissions-Policy", isRoom ? devices("self") : devices(""));
    }

    private static String devices(String who) {
        return "camera=(%1$s), microphone=(%1$s), display-capture=(%1$s), geolocation=()".formatted(who);
    }
}
