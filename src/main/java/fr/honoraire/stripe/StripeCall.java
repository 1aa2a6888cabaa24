package fr.honoraire.stripe;

import com.stripe.exception.StripeException;

/** One call to Stripe. */
@FunctionalInterface
interface StripeCall<T> {

    T make() throws StripeException;
}
