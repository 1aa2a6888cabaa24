package fr.honoraire.practitioner;

import fr.honoraire.shared.Stored;
import jakarta.persistence.Entity;
import java.time.Instant;

/** A person who may sign in. */
@Entity
class UserAccount extends Stored {

    private String email;
    private String name;
    private String passwordHash;
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected UserAccount() {}

    UserAccount(String email, String name, String passwordHash, Instant now) {
        this.email = Typed.email(email);
        this.name = name;
        this.passwordHash = passwordHash;
        this.createdAt = now;
    }

    void changePassword(String hash) {
        passwordHash = hash;
    }

    /** From now on he signs in with this address. */
    void moveTo(String newEmail) {
        email = Typed.email(newEmail);
    }

    String email() {
        return email;
    }

    /** First name and name. */
    String name() {
        return name;
    }

    String passwordHash() {
        return passwordHash;
    }

    Instant createdAt() {
        return createdAt;
    }
}
