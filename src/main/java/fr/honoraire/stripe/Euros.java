package fr.honoraire.stripe;

import fr.honoraire.shared.Money;

/** Turns Stripe's amounts into ours. We ask for euros only, so another currency means that we are reading the wrong thing. */
final class Euros {

    private static final String EUR = "eur";

    private Euros() {}

    static Money of(long cents, String currency) {
        if (!are(currency)) {
            throw new IllegalStateException("an amount in " + currency + " where euros were expected");
        }
        return Money.ofCents(cents);
    }

    static boolean are(String currency) {
        return EUR.equals(currency);
    }
}
