package fr.honoraire.browser;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A relay's credential, genuine but for the day. */
record IceCredential(String secret, Instant until) {

    /** Puts it where the server's own stands in an answer. */
    String into(String answer) {
        var username = until.getEpochSecond() + ":somebody";
        return answer.replaceAll("\"username\":\"[^\"]+\"", "\"username\":\"" + username + "\"")
                .replaceAll("\"credential\":\"[^\"]+\"", "\"credential\":\"" + sign(username) + "\"");
    }

    private String sign(String username) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(username.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA1", e);
        }
    }
}
