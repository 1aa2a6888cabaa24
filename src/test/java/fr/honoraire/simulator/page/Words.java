package fr.honoraire.simulator.page;

import java.util.HashMap;
import java.util.Map;

/** What the card form and the bank's page say, in French or else in English. */
final class Words {

    private static final Map<String, String> STATUSES = Map.ofEntries(
            Map.entry("active", "actif"),
            Map.entry("pending", "en attente"),
            Map.entry("inactive", "bloqué"),
            Map.entry("requires_payment_method", "à payer"),
            Map.entry("requires_confirmation", "à confirmer"),
            Map.entry("requires_action", "3-D Secure en cours"),
            Map.entry("requires_capture", "à capturer"),
            Map.entry("processing", "en traitement"),
            Map.entry("succeeded", "payé"),
            Map.entry("Remboursement succeeded", "effectué"),
            Map.entry("canceled", "annulé"),
            Map.entry("in_transit", "en transit"),
            Map.entry("paid", "versé"),
            Map.entry("failed", "échec"),
            Map.entry("needs_response", "réponse attendue"),
            Map.entry("under_review", "à l’examen"),
            Map.entry("won", "gagné"),
            Map.entry("lost", "perdu"),
            Map.entry("warning_needs_response", "demande, réponse attendue"),
            Map.entry("warning_under_review", "demande à l’examen"),
            Map.entry("warning_closed", "demande close"),
            Map.entry("account_closed", "compte clos"),
            Map.entry("no_account", "compte introuvable"),
            Map.entry("insufficient_funds", "fonds insuffisants"),
            Map.entry("debit_not_authorized", "débit non autorisé"),
            Map.entry("could_not_process", "virement impossible"));

    private Words() {}

    static Map<String, String> in(String locale) {
        var words = new HashMap<>(isFrench(locale) ? french() : english());
        words.put("lang", isFrench(locale) ? "fr" : "en");
        return words;
    }

    private static boolean isFrench(String locale) {
        return locale.isEmpty() || locale.startsWith("fr");
    }

    private static Map<String, String> french() {
        return Map.ofEntries(
                Map.entry("banner", "Simulateur\u00a0: aucun argent réel"),
                Map.entry("title", "Authentification 3-D Secure"),
                Map.entry("number", "Numéro de carte"),
                Map.entry("expiry", "Date d’expiration"),
                Map.entry("expiryForm", "MM / AA"),
                Map.entry("cvc", "Code de sécurité"),
                Map.entry("expired", "La date d’expiration de votre carte est passée."),
                Map.entry("incomplete", "Ce champ est incomplet."),
                Map.entry("unknown", "Votre numéro de carte n’est pas valide."),
                Map.entry("question", "Votre banque demande si vous acceptez ce paiement."),
                Map.entry("accept", "Accepter"),
                Map.entry("refuse", "Refuser"),
                Map.entry("thanks", "Merci. Votre réponse est enregistrée."));
    }

    private static Map<String, String> english() {
        return Map.ofEntries(
                Map.entry("banner", "Simulator: no real money"),
                Map.entry("title", "3-D Secure authentication"),
                Map.entry("number", "Card number"),
                Map.entry("expiry", "Expiration date"),
                Map.entry("expiryForm", "MM / YY"),
                Map.entry("cvc", "Security code"),
                Map.entry("expired", "Your card's expiration date is in the past."),
                Map.entry("incomplete", "This field is incomplete."),
                Map.entry("unknown", "Your card number is invalid."),
                Map.entry("question", "Your bank asks whether you accept this payment."),
                Map.entry("accept", "Accept"),
                Map.entry("refuse", "Refuse"),
                Map.entry("thanks", "Thank you. Your answer is recorded."));
    }

    /** Why a payment failed, to the one who pays. */
    static String refusal(String code, String declineCode, String locale) {
        var french = isFrench(locale);
        return switch (declineCode.isEmpty() ? code : declineCode) {
            case "insufficient_funds" ->
                french ? "Votre carte ne dispose pas de fonds suffisants." : "Your card has insufficient funds.";
            case "expired_card" -> french ? "Votre carte est arrivée à expiration." : "Your card has expired.";
            case "incorrect_cvc" ->
                french
                        ? "Le code de sécurité de votre carte est incorrect."
                        : "Your card's security code is incorrect.";
            case "incorrect_number" ->
                french ? "Votre numéro de carte est incorrect." : "Your card number is incorrect.";
            case "payment_intent_authentication_failure" ->
                french
                        ? "Nous ne sommes pas parvenus à authentifier votre moyen de paiement. "
                                + "Veuillez en choisir un autre et réessayer."
                        : "We are unable to authenticate your payment method. Please choose another one and try again.";
            default -> french ? "Votre carte a été refusée." : "Your card was declined.";
        };
    }

    /** What the dashboard calls the states and reasons of things. */
    static String status(String status, String kind) {
        return STATUSES.getOrDefault(kind + " " + status, status(status));
    }

    static String status(String status) {
        return STATUSES.getOrDefault(status, status);
    }
}
