package fr.honoraire.support;

import static org.awaitility.Awaitility.await;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;

/** The application on somebody's telephone. It never shows a code twice, so that whoever signs in again is let in. */
public final class Authenticator {

    private static final Duration STEP = Duration.ofSeconds(30);
    private static final Duration ON_THE_WAY = Duration.ofSeconds(5);
    private static final Map<String, Authenticator> telephones = new ConcurrentHashMap<>();

    private final byte[] secret;
    private long lastStep;

    private Authenticator(byte[] secret) {
        this.secret = secret;
    }

    /** Gives this person a telephone that knows the secret. */
    public static Authenticator give(String email, String secret) {
        var telephone = new Authenticator(Base32.decode(secret.replace(" ", "")));
        telephones.put(email, telephone);
        return telephone;
    }

    /** His telephone. */
    public static Authenticator of(String email) {
        var telephone = telephones.get(email);
        if (telephone == null) {
            throw new IllegalStateException(email + " has no telephone");
        }
        return telephone;
    }

    /** Whoever has a telephone here, by his address. */
    static SortedMap<String, Authenticator> all() {
        return new TreeMap<>(telephones);
    }

    /** What one types into an application of one's own, to have the same codes. */
    String secret() {
        return Base32.toBase32String(secret);
    }

    /**
     * A code that has not been used: the one before, unless it is about to be too old, of now or after. Once these are gone,
     * waits for another.
     */
    public synchronized String next() {
        await().atMost(STEP.multipliedBy(2)).until(() -> lastStep <= now());
        lastStep = Math.max(lastStep + 1, stepAt(Embedded.clock().instant().plus(ON_THE_WAY)) - 1);
        return at(lastStep);
    }

    /** What it shows now, used or not. */
    public String shown() {
        return at(now());
    }

    private static long now() {
        return stepAt(Embedded.clock().instant());
    }

    private static long stepAt(Instant moment) {
        return moment.getEpochSecond() / STEP.toSeconds();
    }

    private String at(long step) {
        try {
            return new TimeBasedOneTimePasswordGenerator(STEP)
                    .generateOneTimePasswordString(
                            new SecretKeySpec(secret, "RAW"), Instant.ofEpochSecond(step * STEP.toSeconds()));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}
