package fr.honoraire.practitioner.factor;

import fr.honoraire.shared.HonoraireProperties;
import java.net.URI;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.JdbcUserCredentialRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;

/**
 * Our side of WebAuthn. A key must know its owner (user verification), which is what makes it two factors in one, and must be
 * found without a name typed first. It is bound to the address we are reached at, and so are its signatures.
 */
@Configuration(proxyBeanMethods = false)
class PasskeyConfiguration {

    @Bean
    UserCredentialRepository passkeys(JdbcOperations database) {
        return new JdbcUserCredentialRepository(database);
    }

    @Bean
    WebAuthnRelyingPartyOperations relyingParty(
            PasskeyOwners owners, UserCredentialRepository passkeys, HonoraireProperties properties) {
        var site = properties.baseUrl();
        var us = PublicKeyCredentialRpEntity.builder()
                .id(site.getHost())
                .name("Honoraire")
                .build();
        var party = new Webauthn4JRelyingPartyOperations(owners, passkeys, us, Set.of(origin(site)));
        party.setCustomizeCreationOptions(
                options -> options.authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .build()));
        party.setCustomizeRequestOptions(options -> options.userVerification(UserVerificationRequirement.REQUIRED));
        return party;
    }

    private static String origin(URI site) {
        return site.getScheme() + "://" + site.getRawAuthority();
    }
}
