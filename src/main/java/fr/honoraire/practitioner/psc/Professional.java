package fr.honoraire.practitioner.psc;

import java.io.Serial;
import java.io.Serializable;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * Who somebody is according to the provider.
 *
 * @param issuer the provider
 * @param subject its own name for him, which never changes
 * @param rpps his number
 */
record Professional(String issuer, String subject, String rpps) implements Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    /** An 8 says that an RPPS follows; the bare number is taken too. */
    private static final Pattern NUMBER = Pattern.compile("8?([0-9]{11})");

    /** Nothing if he has no RPPS, or was not identified as surely as a health professional must be. */
    static Optional<Professional> of(OidcUser user, PscProperties properties) {
        var number = user.<String>getClaim(properties.numberClaim());
        var level = user.getIdToken().<String>getClaim("acr");
        if (number == null || level == null || !level.startsWith("eidas")) {
            return Optional.empty();
        }
        var matcher = NUMBER.matcher(number);
        var issuer = user.getIssuer();
        var subject = user.getSubject();
        return matcher.matches() && issuer != null && subject != null
                ? Optional.of(new Professional(issuer.toString(), subject, matcher.group(1)))
                : Optional.empty();
    }
}
