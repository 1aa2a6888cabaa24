package fr.honoraire.support;

import fr.honoraire.shared.security.SignedIn;
import java.util.UUID;

/**
 * A practitioner of a test or a demonstration, with what is needed to sign in as him.
 *
 * @param account his account at Stripe
 */
public record Practice(SignedIn who, String email, String password, String account) {

    public UUID id() {
        return who.practitionerId();
    }
}
