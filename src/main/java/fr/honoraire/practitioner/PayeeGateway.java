package fr.honoraire.practitioner;

import java.net.URI;
import java.util.List;
import java.util.UUID;

/** Opens and reads practitioners' accounts at Stripe. Identity papers and IBAN are given there, never here. */
public interface PayeeGateway {

    /**
     * Opens an account with what we already know of the practitioner. The same attempt asked twice opens one account.
     *
     * @throws fr.honoraire.shared.GatewayUnsure if the outcome is unknown: ask again with the same attempt
     * @throws fr.honoraire.shared.GatewayRefused if Stripe said no
     */
    GatewayPayee open(UUID payeeId, int attempt, Practitioner practitioner);

    /** How the account stands. */
    GatewayPayee read(String gatewayId);

    /** A fresh single-use address of the hosted form; it lives some minutes. */
    URI onboarding(String gatewayId, URI comeBack, URI linkExpired);

    /** Where the hosted form lives: the origins a form of ours may end on by a redirect. */
    List<String> onboardingOrigins();
}
