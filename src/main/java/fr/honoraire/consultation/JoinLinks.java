package fr.honoraire.consultation;

import fr.honoraire.shared.HonoraireProperties;
import fr.honoraire.shared.SignedLinks;
import fr.honoraire.shared.SignedLinks.Right;
import java.net.URI;
import org.springframework.stereotype.Component;

/** Makes the link by which a patient comes in. The same patient gets the same link until it is revoked. */
@Component
public class JoinLinks {

    private final SignedLinks links;
    private final HonoraireProperties properties;

    JoinLinks(SignedLinks links, HonoraireProperties properties) {
        this.links = links;
        this.properties = properties;
    }

    public URI of(Participant participant) {
        return properties.address("/join/" + key(participant));
    }

    /** The last part of the link. */
    String key(Participant participant) {
        return links.sign(Right.JOIN, participant.id(), participant.linkGeneration());
    }
}
