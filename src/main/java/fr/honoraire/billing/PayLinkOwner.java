package fr.honoraire.billing;

import fr.honoraire.shared.SignedLinks.Right;
import fr.honoraire.shared.scope.LinkOwner;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Knows to whom a patient pays by a link. */
@Component
class PayLinkOwner implements LinkOwner {

    private final Payments payments;

    PayLinkOwner(Payments payments) {
        this.payments = payments;
    }

    @Override
    public String path() {
        return "/pay/";
    }

    @Override
    public Right right() {
        return Right.PAY;
    }

    @Override
    public Optional<UUID> practitionerOf(UUID id) {
        return payments.practitionerOf(id);
    }
}
