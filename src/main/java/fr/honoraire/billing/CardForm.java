package fr.honoraire.billing;

/**
 * What the patient's browser needs to show Stripe's payment form. The secret goes to that browser only and is never kept.
 *
 * @param scriptUrl where Stripe.js is loaded from
 * @param publishableKey the platform's public key
 * @param payee the practitioner's account, on which the payment lives
 * @param clientSecret lets one browser confirm this one payment
 */
public record CardForm(String scriptUrl, String publishableKey, String payee, String clientSecret) {}
