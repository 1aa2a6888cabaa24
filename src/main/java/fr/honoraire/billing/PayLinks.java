package fr.honoraire.billing;

import fr.honoraire.shared.HonoraireProperties;
import fr.honoraire.shared.NotFound;
import fr.honoraire.shared.SignedLinks;
import fr.honoraire.shared.SignedLinks.Right;
import java.net.URI;
import org.springframework.stereotype.Component;

/** The link by which a patient pays: the same on the screen and in every e-mail. */
@Component
public class PayLinks {

    private final SignedLinks links;
    private final HonoraireProperties properties;
    private final Payments payments;

    PayLinks(SignedLinks links, HonoraireProperties properties, Payments payments) {
        this.links = links;
        this.properties = properties;
        this.payments = payments;
    }

    public URI of(Payment payment) {
        return properties.address("/pay/" + keyOf(payment));
    }

    String keyOf(Payment payment) {
        return links.sign(Right.PAY, payment.id(), payment.linkGeneration());
    }

    /** @throws NotFound if the link was never ours, opens something else, or was revoked */
    Payment behind(String link) {
        var key = links.read(Right.PAY, link);
        return payments.findById(key.id())
                .filter(payment -> payment.linkGeneration() == key.generation())
                .orElseThrow(NotFound::new);
    }
}
