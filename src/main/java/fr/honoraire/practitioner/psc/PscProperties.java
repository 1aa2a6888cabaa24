package fr.honoraire.practitioner.psc;

import jakarta.validation.constraints.AssertTrue;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the operator was given when he registered with Pro Santé Connect.
 *
 * @param enabled whether anyone may sign in that way; the rest is needed only then
 * @param issuer where its own description of itself is found
 * @param numberClaim what it calls the professional's national number: an 8, then the RPPS
 * @param level the levels of assurance we ask for
 */
@ConfigurationProperties("psc")
@Validated
record PscProperties(
        boolean enabled,
        @Nullable URI issuer,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue({"openid", "scope_all"}) List<String> scopes,
        @DefaultValue("SubjectNameID") String numberClaim,
        @DefaultValue("eidas1") String level) {

    @AssertTrue(message = "issuer, client-id and client-secret are needed once it is enabled") boolean isUsable() {
        return !enabled || issuer != null && !clientId.isBlank() && !clientSecret.isBlank();
    }

    /** Without the secret, should it ever be logged. */
    @Override
    public String toString() {
        return "PscProperties";
    }
}
