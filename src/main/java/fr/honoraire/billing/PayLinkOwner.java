package fr.honoraire.billing;

import fr.honoraire.shared.NotFound;
import fr.honoraire.shared.SignedLinks;
import fr.honoraire.shared.SignedLinks.Right;
import fr.honoraire.shared.scope.LinkOwner;
import fr.honoraire.shared.scope.Scope;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Knows to whom a patient pays by a link. */
@Component
class PayLinkOwner implements LinkOwner {

    private final SignedLinks links;
    private final Payments payments;

    PayLinkOwner(SignedLinks links, Payments payments) {
        this.links = links;
        this.payments = payments;
    }

    @Override
    public String path() {
        return "/pay/";
    }

    @Override
    public Optional<UUID> practitionerBehind(String link) {
        try {
            var payment = links.read(Right.PAY, link).id();
            return Scope.system("whose link").call(() -> payments.practitionerOf(payment));
        } catch (NotFound neverOurs) {
            return Optional.empty();
        }
    }
}
