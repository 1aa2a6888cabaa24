package fr.honoraire.shared;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What the operator decides.
 *
 * @param baseUrl where browsers reach the application; every link is built from it, never from a Host header
 * @param linkSecret signs the patients' links; at least 32 characters
 * @param previousLinkSecret still accepted while the secret is being changed
 * @param mailFrom the sender of every e-mail
 */
@ConfigurationProperties("honoraire")
@Validated
public record HonoraireProperties(
        @NotNull URI baseUrl,
        @NotNull @Size(min = 32) String linkSecret,
        @Nullable String previousLinkSecret,
        @NotNull String mailFrom) {

    /** The address of a page. */
    public URI address(String path) {
        return baseUrl.resolve(path);
    }

    /** Whether browsers come over TLS, so that cookies must not leave it. */
    public boolean isSecure() {
        return "https".equals(baseUrl.getScheme());
    }

    /** The prefix makes browsers refuse the cookie without TLS, which a first try on localhost does not have. */
    public String cookieName(String name) {
        return isSecure() ? "__Host-" + name : name;
    }
}
