package fr.honoraire.practitioner.factor;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Keeps second factors from whoever reads the database alone: what is stored opens only with a key that is elsewhere, and
 * only for the account it was locked for. AES-256-GCM for what must be read again, HMAC-SHA256 for what need only match.
 */
@Component
class Seal {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final Charset UTF = StandardCharsets.UTF_8;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final List<String> keys;

    Seal(FactorProperties properties) {
        this.keys = Stream.of(
                        properties.factorKey(),
                        Optional.ofNullable(properties.previousFactorKey()).orElse(""))
                .filter(key -> !key.isBlank())
                .toList();
    }

    byte[] close(UUID account, byte[] secret) {
        var nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            var locked =
                    cipher(Cipher.ENCRYPT_MODE, keys.getFirst(), account, nonce).doFinal(secret);
            return ByteBuffer.allocate(NONCE + locked.length)
                    .put(nonce)
                    .put(locked)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    /** What is inside, or nothing if we did not close it for this account. */
    Optional<byte[]> open(UUID account, byte[] locked) {
        return keys.stream().flatMap(key -> open(key, account, locked).stream()).findFirst();
    }

    private static Optional<byte[]> open(String key, UUID account, byte[] locked) {
        if (locked.length <= NONCE) {
            return Optional.empty();
        }
        try {
            var cipher = cipher(Cipher.DECRYPT_MODE, key, account, Arrays.copyOf(locked, NONCE));
            return Optional.of(cipher.doFinal(locked, NONCE, locked.length - NONCE));
        } catch (GeneralSecurityException notOurs) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, String key, UUID account, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                mode,
                new SecretKeySpec(mac(key, "secrets".getBytes(UTF)), "AES"),
                new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(account.toString().getBytes(UTF));
        return cipher;
    }

    /** What a code of this account is kept as: one mark a key, the current one first. */
    List<byte[]> marks(UUID account, String code) {
        return keys.stream()
                .map(key -> mac(key, ("code " + account + " " + code).getBytes(UTF)))
                .toList();
    }

    private static byte[] mac(String key, byte[] what) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(UTF), "HmacSHA256"));
            return mac.doFinal(what);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
