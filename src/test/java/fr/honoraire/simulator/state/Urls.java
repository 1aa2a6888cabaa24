package fr.honoraire.simulator.state;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Writes addresses. */
public final class Urls {

    private Urls() {}

    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
