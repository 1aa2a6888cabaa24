package fr.honoraire.practitioner.psc;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the operator was given when he registered with Pro Santé Connect.
 *
 * @param issuer where its own description of itself is found
 * @param numberClaim what it calls the professional's national number: an 8, then the RPPS
 * @param level the levels of assurance we ask for
 */
@ConditionalOnBooleanProperty("psc.enabled")
@ConfigurationProperties("psc")
@Validated
record PscProperties(
        @NotNull URI issuer,
        @NotBlank String clientId,
        @NotBlank String clientSecret,
        @DefaultValue({"openid", "scope_all"}) List<String> scopes,
        @DefaultValue("SubjectNameID") String numberClaim,
        @DefaultValue("eidas1") String level) {

    /** Without the secret, should it ever be logged. */
    @Override
    public String toString() {
        return "PscProperties";
    }
}
