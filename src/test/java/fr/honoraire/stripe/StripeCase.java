package fr.honoraire.stripe;

import com.stripe.exception.StripeException;
import java.util.Locale;

/**
 * One thing we rely on, tried on whatever answers as Stripe.
 *
 * @param title a sentence of what Stripe does
 * @param page the page of docs.stripe.com that says so
 * @param needs what it cannot be tried without
 * @param onlySimulated the steps that real Stripe lets nobody take from here; empty if there are none
 */
record StripeCase(int number, String title, String page, Needs needs, String onlySimulated, Steps steps) {

    /** What a case cannot be tried without. */
    enum Needs {
        KEY,
        /** An account that takes cards: a person has to onboard it once. */
        READY_ACCOUNT
    }

    /** What is done, and what must come of it. */
    @FunctionalInterface
    interface Steps {

        void run(TestedStripe stripe) throws StripeException;
    }

    static StripeCase of(int number, String title, String page, Needs needs, Steps steps) {
        return new StripeCase(number, title, page, needs, "", steps);
    }

    /** The same, with steps that only the simulator can take. */
    StripeCase onlySimulated(String what) {
        return new StripeCase(number, title, page, needs, what, steps);
    }

    String name() {
        return String.format(Locale.ROOT, "C%02d", number);
    }

    @Override
    public String toString() {
        return name() + " " + title;
    }

    /** As the documentation lists it. */
    String row() {
        return "| %s | %s | [%s](https://docs.stripe.com/%s) | %s | %s |"
                .formatted(
                        name(),
                        title,
                        page,
                        page,
                        needs == Needs.READY_ACCOUNT ? "account" : "key",
                        onlySimulated.isEmpty() ? "–" : onlySimulated);
    }
}
