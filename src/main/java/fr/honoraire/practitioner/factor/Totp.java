package fr.honoraire.practitioner.factor;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;

/** The codes an application shows (RFC 6238): six digits, others each thirty seconds, from a secret both sides know. */
final class Totp {

    private static final Duration STEP = Duration.ofSeconds(30);

    /** A telephone's clock may be a little off, and typing takes its time. */
    private static final int TOLERATED_STEPS = 1;

    private static final int SECRET = 20;
    private static final TimeBasedOneTimePasswordGenerator CODES = new TimeBasedOneTimePasswordGenerator(STEP);
    private static final SecureRandom RANDOM = new SecureRandom();

    private Totp() {}

    static byte[] newSecret() {
        var secret = new byte[SECRET];
        RANDOM.nextBytes(secret);
        return secret;
    }

    /** What was typed, without the spaces people copy along. */
    static String digits(String typed) {
        return typed.replaceAll("[\\s\\u00a0\\u202f.-]", "");
    }

    /** The step whose code this is, if it is one of now. */
    static OptionalLong stepOf(byte[] secret, String code, Instant now) {
        var current = now.getEpochSecond() / STEP.toSeconds();
        return LongStream.rangeClosed(current - TOLERATED_STEPS, current + TOLERATED_STEPS)
                .filter(step -> isSame(code, code(secret, step)))
                .findFirst();
    }

    private static boolean isSame(String typed, String right) {
        return MessageDigest.isEqual(typed.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }

    private static String code(byte[] secret, long step) {
        try {
            return CODES.generateOneTimePasswordString(
                    new SecretKeySpec(secret, "RAW"), Instant.ofEpochSecond(step * STEP.toSeconds()));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("any bytes are a key for HMAC", e);
        }
    }

    /** As it is typed where nothing can be scanned. */
    static String text(byte[] secret) {
        return Base32.toBase32String(secret);
    }

    /** What the application scans. The account's name is all that tells several of them apart there. */
    static String uri(String account, byte[] secret) {
        return "otpauth://totp/Honoraire:" + escaped(account) + "?secret=" + text(secret) + "&issuer=Honoraire";
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
