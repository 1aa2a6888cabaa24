package fr.honoraire.consultation;

import fr.honoraire.shared.NotFound;
import fr.honoraire.shared.SignedLinks;
import fr.honoraire.shared.SignedLinks.Right;
import fr.honoraire.shared.scope.LinkOwner;
import fr.honoraire.shared.scope.Scope;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Knows whose patient comes in by a link. */
@Component
class JoinLinkOwner implements LinkOwner {

    private final SignedLinks links;
    private final Participants participants;

    JoinLinkOwner(SignedLinks links, Participants participants) {
        this.links = links;
        this.participants = participants;
    }

    @Override
    public String path() {
        return "/join/";
    }

    @Override
    public Optional<UUID> practitionerBehind(String link) {
        try {
            var patient = links.read(Right.JOIN, link).id();
            return Scope.system("whose link").call(() -> participants.practitionerOf(patient));
        } catch (NotFound neverOurs) {
            return Optional.empty();
        }
    }
}
