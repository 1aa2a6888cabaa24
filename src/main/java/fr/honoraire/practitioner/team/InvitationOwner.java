package fr.honoraire.practitioner.team;

import fr.honoraire.shared.NotFound;
import fr.honoraire.shared.SignedLinks;
import fr.honoraire.shared.scope.LinkOwner;
import fr.honoraire.shared.scope.Scope;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Knows whose team an invitation leads into. */
@Component
class InvitationOwner implements LinkOwner {

    private final SignedLinks links;
    private final Memberships memberships;

    InvitationOwner(SignedLinks links, Memberships memberships) {
        this.links = links;
        this.memberships = memberships;
    }

    @Override
    public String path() {
        return "/invitations/";
    }

    @Override
    public Optional<UUID> practitionerBehind(String link) {
        try {
            var membership = links.read(SignedLinks.Right.INVITATION, link).id();
            return Scope.system("whose link")
                    .call(() -> memberships.findById(membership).map(Membership::practitionerId));
        } catch (NotFound neverOurs) {
            return Optional.empty();
        }
    }
}
