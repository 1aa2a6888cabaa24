package fr.honoraire.practitioner.factor;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.CredentialRecord;

/**
 * How somebody can prove himself besides his password.
 *
 * @param app the application that shows codes, if he has one
 * @param recoveryCodes how many he may still use
 */
public record Ways(@Nullable App app, List<Passkey> passkeys, int recoveryCodes) {

    static final int LONGEST_NAME = 60;

    /** An application, without its secret. */
    public record App(Instant addedAt, Instant usedAt) {}

    /** A passkey, as its owner knows it. */
    public record Passkey(String id, String name, Instant addedAt, Instant usedAt) {

        static Passkey of(CredentialRecord key) {
            return new Passkey(
                    key.getCredentialId().toBase64UrlString(), key.getLabel(), key.getCreated(), key.getLastUsed());
        }
    }

    /** Whether he has a second factor. Recovery codes are none: they stand in for one. */
    public boolean isEnrolled() {
        return app != null || !passkeys.isEmpty();
    }

    /** Whether the application may go: never the last factor. */
    public boolean canLoseApp() {
        return app != null && !passkeys.isEmpty();
    }

    /** Whether a passkey may go: never the last factor. */
    public boolean canLosePasskey() {
        return app != null || passkeys.size() > 1;
    }
}
