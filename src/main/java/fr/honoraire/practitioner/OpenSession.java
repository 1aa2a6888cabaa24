package fr.honoraire.practitioner;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * A browser that somebody is signed in with.
 *
 * @param handle names it on a page: its own name would open it
 * @param browser what the browser says of itself
 * @param isThis whether it is the one that asks
 */
public record OpenSession(String handle, String browser, Instant since, Instant seenAt, boolean isThis) {

    static String handle(String sessionId) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(sessionId.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** What the browser is called, and what it runs on, as far as that can be told. */
    public String name() {
        var program = first(
                "Edg/",
                "Edge",
                "OPR/",
                "Opera",
                "Firefox/",
                "Firefox",
                "FxiOS",
                "Firefox",
                "CriOS",
                "Chrome",
                "Chrome/",
                "Chrome",
                "Safari/",
                "Safari");
        var system = first(
                "iPhone", "iPhone", "iPad", "iPad", "Android", "Android", "Windows", "Windows", "Mac OS", "macOS",
                "Linux", "Linux");
        return program.isEmpty() || system.isEmpty() ? program + system : program + ", " + system;
    }

    /** The name after the first mark that is found. */
    private String first(String... marksAndNames) {
        for (var i = 0; i < marksAndNames.length; i += 2) {
            if (browser.contains(marksAndNames[i])) {
                return marksAndNames[i + 1];
            }
        }
        return "";
    }
}
