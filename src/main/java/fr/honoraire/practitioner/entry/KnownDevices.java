package fr.honoraire.practitioner.entry;

import fr.honoraire.shared.HonoraireProperties;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Remembers, in a cookie that we signed, that a browser has signed in to an account once. It opens nothing: it only keeps the
 * owner's tries apart from those of strangers.
 */
@Component
class KnownDevices {

    private static final Duration LONG = Duration.ofDays(365);

    private final HonoraireProperties properties;
    private final String cookie;

    KnownDevices(HonoraireProperties properties) {
        this.properties = properties;
        this.cookie = properties.cookieName("device");
    }

    /** The device's name, if this browser has signed in to this account before. */
    Optional<String> of(HttpServletRequest request, String email) {
        var found = WebUtils.getCookie(request, cookie);
        if (found == null) {
            return Optional.empty();
        }
        var dot = found.getValue().indexOf('.');
        var device = found.getValue().substring(0, Math.max(0, dot));
        var isOurs = MessageDigest.isEqual(bytes(found.getValue().substring(dot + 1)), bytes(signature(device, email)));
        return isOurs ? Optional.of(device) : Optional.empty();
    }

    /** From now on it is known. A browser that is stays the one it was. */
    void remember(HttpServletRequest request, HttpServletResponse response, String email) {
        var device = of(request, email).orElseGet(() -> UUID.randomUUID().toString());
        var value = ResponseCookie.from(cookie, device + "." + signature(device, email))
                .path("/")
                .httpOnly(true)
                .secure(properties.isSecure())
                .sameSite("Lax")
                .maxAge(LONG)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, value.toString());
    }

    private String signature(String device, String email) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(properties.linkSecret()), "HmacSHA256"));
            var hash = mac.doFinal(bytes("DEVICE " + device + " " + email));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
