package fr.honoraire.shared.security;

import java.io.Serializable;
import java.security.Principal;
import java.util.UUID;

/**
 * Who is signed in, and for which practitioner he acts. Ids only: it is kept in the session.
 *
 * @param accountId the person
 * @param practitionerId whose consultations and money he sees; every read and write is scoped by it
 */
public record SignedIn(UUID accountId, UUID practitionerId) implements Principal, Serializable {

    @Override
    public String getName() {
        return accountId.toString();
    }
}
