package fr.honoraire.practitioner;

import fr.honoraire.shared.Stored;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.Locale;

/** A person who may sign in. */
@Entity
class UserAccount extends Stored {

    private String email;
    private String passwordHash;
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected UserAccount() {}

    UserAccount(String email, String passwordHash, Instant now) {
        this.email = normalised(email);
        this.passwordHash = passwordHash;
        this.createdAt = now;
    }

    /** People type their address with capitals and spaces around it; it stays the same address. */
    static String normalised(String email) {
        return Typed.line(email).toLowerCase(Locale.ROOT);
    }

    String email() {
        return email;
    }

    String passwordHash() {
        return passwordHash;
    }

    Instant createdAt() {
        return createdAt;
    }
}
