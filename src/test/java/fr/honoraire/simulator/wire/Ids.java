package fr.honoraire.simulator.wire;

import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/** Makes ids that look like Stripe's. */
public final class Ids {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private Ids() {}

    public static String next(String prefix) {
        return prefix + "_" + random(24);
    }

    public static String random(int length) {
        return ThreadLocalRandom.current()
                .ints(length, 0, ALPHABET.length())
                .mapToObj(index -> String.valueOf(ALPHABET.charAt(index)))
                .collect(Collectors.joining());
    }
}
