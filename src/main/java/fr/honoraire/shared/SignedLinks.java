package fr.honoraire.shared;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes and reads the keys in the links we send: an id, a generation (raising it revokes what was sent before) and 128 bits
 * of HMAC-SHA256. Nothing of it is stored, so that the same link can be sent again.
 */
@Component
public class SignedLinks {

    /** What a link opens; one never opens the other. */
    public enum Right {
        JOIN,
        PAY,
        INVITATION
    }

    /** What a genuine key names. Whether its generation is still the current one, the row decides. */
    public record Key(UUID id, int generation) {}

    private static final int PAYLOAD = 18;
    private static final int SIGNATURE = 16;

    private final String secret;
    private final @Nullable String previousSecret;

    SignedLinks(HonoraireProperties properties) {
        this.secret = properties.linkSecret();
        var previous = properties.previousLinkSecret();
        this.previousSecret = previous == null || previous.isBlank() ? null : previous;
    }

    public String sign(Right right, UUID id, int generation) {
        var payload = ByteBuffer.allocate(PAYLOAD)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .putShort((short) generation)
                .array();
        var key = ByteBuffer.allocate(PAYLOAD + SIGNATURE)
                .put(payload)
                .put(signature(secret, right, payload))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }

    /** @throws NotFound if we never signed this for this right */
    public Key read(Right right, String link) {
        var key = decode(link);
        var payload = Arrays.copyOf(key, PAYLOAD);
        var signature = Arrays.copyOfRange(key, PAYLOAD, key.length);
        if (!isGenuine(right, payload, signature)) {
            throw new NotFound();
        }
        var fields = ByteBuffer.wrap(payload);
        return new Key(new UUID(fields.getLong(), fields.getLong()), fields.getShort());
    }

    private static byte[] decode(String link) {
        try {
            var key = Base64.getUrlDecoder().decode(link);
            if (key.length == PAYLOAD + SIGNATURE) {
                return key;
            }
        } catch (IllegalArgumentException notBase64) {
            // Answered like any other unknown link.
        }
        throw new NotFound();
    }

    private boolean isGenuine(Right right, byte[] payload, byte[] signature) {
        return MessageDigest.isEqual(signature, signature(secret, right, payload))
                || previousSecret != null
                        && MessageDigest.isEqual(signature, signature(previousSecret, right, payload));
    }

    private static byte[] signature(String secret, Right right, byte[] payload) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update(right.name().getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(mac.doFinal(payload), SIGNATURE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
