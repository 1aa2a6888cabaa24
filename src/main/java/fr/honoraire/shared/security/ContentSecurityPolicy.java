package fr.honoraire.shared.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.security.web.header.HeaderWriter;

/**
 * What a page may load: nothing but ours, scripts by nonce only. A page that needs another host says so while it is being
 * answered; the header is written when the answer begins to leave.
 */
public final class ContentSecurityPolicy {

    private static final String ATTRIBUTE = ContentSecurityPolicy.class.getName();
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String nonce;
    private final Set<String> scripts = new LinkedHashSet<>();
    private final Set<String> frames = new LinkedHashSet<>();
    private final Set<String> connections = new LinkedHashSet<>();
    private final Set<String> forms = new LinkedHashSet<>();

    private ContentSecurityPolicy() {
        var bytes = new byte[18];
        RANDOM.nextBytes(bytes);
        this.nonce = Base64.getEncoder().encodeToString(bytes);
    }

    /** The policy of the page now being answered. */
    public static ContentSecurityPolicy of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof ContentSecurityPolicy policy) {
            return policy;
        }
        var policy = new ContentSecurityPolicy();
        request.setAttribute(ATTRIBUTE, policy);
        return policy;
    }

    public String nonce() {
        return nonce;
    }

    /** Lets the page load a payment form that lives on other origins. */
    public void allowPaymentForm(Iterable<String> origins) {
        origins.forEach(origin -> {
            scripts.add(origin);
            frames.add(origin);
            connections.add(origin);
        });
    }

    /** Lets a form of the page end on another origin, by a redirect. */
    public void allowFormTo(String origin) {
        forms.add(origin);
    }

    static HeaderWriter writer() {
        return (HttpServletRequest request, HttpServletResponse response) ->
                response.setHeader("Content-Security-Policy", of(request).header());
    }

    private String header() {
        return "default-src 'none'; "
                + "script-src 'nonce-" + nonce + "' 'strict-dynamic'" + listed(scripts) + "; "
                + "style-src 'self'; img-src 'self' data:; font-src 'self'; media-src 'self' blob:; "
                + "connect-src 'self'" + listed(connections) + "; "
                + "frame-src " + (frames.isEmpty() ? "'none'" : listed(frames).strip()) + "; "
                + "form-action 'self'" + listed(forms) + "; "
                + "base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'";
    }

    private static String listed(Set<String> origins) {
        return origins.isEmpty() ? "" : " " + String.join(" ", origins);
    }
}
