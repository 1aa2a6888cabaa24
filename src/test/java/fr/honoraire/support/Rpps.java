package fr.honoraire.support;

import java.util.concurrent.ThreadLocalRandom;

/** Makes RPPS numbers that pass the check; two are hardly ever the same. */
public final class Rpps {

    private Rpps() {}

    public static String any() {
        var digits = "1" + "%09d".formatted(ThreadLocalRandom.current().nextInt(1_000_000_000));
        return digits + key(digits);
    }

    /** The digit that checks the others (Luhn). */
    private static int key(String digits) {
        var sum = 0;
        for (var i = 0; i < digits.length(); i++) {
            var digit = digits.charAt(digits.length() - 1 - i) - '0';
            var weighed = i % 2 == 0 ? digit * 2 : digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return (10 - sum % 10) % 10;
    }
}
