package fr.honoraire.practitioner.team;

import fr.honoraire.shared.HonoraireProperties;
import fr.honoraire.shared.NotFound;
import fr.honoraire.shared.SignedLinks;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Makes and follows the links that invite to a team. Each opens once, for a week, until another is sent. */
@Component
public class InvitationLinks {

    private final SignedLinks links;
    private final Memberships memberships;
    private final HonoraireProperties properties;
    private final InstantSource clock;

    InvitationLinks(SignedLinks links, Memberships memberships, HonoraireProperties properties, InstantSource clock) {
        this.links = links;
        this.memberships = memberships;
        this.properties = properties;
        this.clock = clock;
    }

    /** The address to send. */
    public URI of(Membership membership) {
        var key = links.sign(SignedLinks.Right.INVITATION, membership.id(), membership.invitation());
        return properties.address("/invitations/" + key);
    }

    /** @throws NotFound if it opens nothing, or nothing any more */
    Membership behind(String link) {
        return behind(link, memberships::findById);
    }

    /** The same, with its row locked for whoever joins by it. */
    Membership lockBehind(String link) {
        return behind(link, memberships::lock);
    }

    private Membership behind(String link, Function<UUID, Optional<Membership>> find) {
        var key = links.read(SignedLinks.Right.INVITATION, link);
        return find.apply(key.id())
                .filter(membership -> membership.isOpenTo(key.generation(), clock.instant()))
                .orElseThrow(NotFound::new);
    }
}
