package fr.honoraire.practitioner.factor;

import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What our pages and their browser tell each other of passkeys, as WebAuthn spells it. */
@Component
class PasskeyJson {

    private final JsonMapper mapper =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    String write(Object options) {
        return mapper.writeValueAsString(options);
    }

    RelyingPartyPublicKey key(String sent) {
        try {
            return mapper.readValue(sent, RelyingPartyPublicKey.class);
        } catch (JacksonException | IllegalArgumentException unreadable) {
            throw new PasskeyRefused(unreadable);
        }
    }

    PublicKeyCredential<AuthenticatorAssertionResponse> answer(String sent) {
        try {
            return mapper.readValue(sent, new TypeReference<>() {});
        } catch (JacksonException | IllegalArgumentException unreadable) {
            throw new PasskeyRefused(unreadable);
        }
    }
}
