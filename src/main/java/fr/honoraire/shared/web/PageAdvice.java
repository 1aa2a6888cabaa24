package fr.honoraire.shared.web;

import fr.honoraire.shared.security.ContentSecurityPolicy;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the frame of every page needs. */
@ControllerAdvice
class PageAdvice {

    @ModelAttribute("nonce")
    String nonce(HttpServletRequest request) {
        return ContentSecurityPolicy.of(request).nonce();
    }

    @ModelAttribute("path")
    String path(HttpServletRequest request) {
        return request.getRequestURI();
    }
}
