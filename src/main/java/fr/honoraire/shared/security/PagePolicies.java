package fr.honoraire.shared.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.security.web.header.HeaderWriter;

/** What depends on the address: a link page leaks no Referer and is not indexed; only the room may use the camera. */
class PagePolicies implements HeaderWriter {

    private static final List<String> BEHIND_LINKS =
            List.of("/join/", "/pay/", "/invitations/", "/signup/confirm/", "/password/new/", "/email/confirm/");

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        var path = request.getRequestURI();
        var isLinkPage = BEHIND_LINKS.stream().anyMatch(path::startsWith);
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
