package fr.honoraire.practitioner.team;

import fr.honoraire.shared.SignedLinks.Right;
import fr.honoraire.shared.scope.LinkOwner;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Knows whose team an invitation leads into. */
@Component
class InvitationOwner implements LinkOwner {

    private final Memberships memberships;

    InvitationOwner(Memberships memberships) {
        this.memberships = memberships;
    }

    @Override
    public String path() {
        return "/invitations/";
    }

    @Override
    public Right right() {
        return Right.INVITATION;
    }

    @Override
    public Optional<UUID> practitionerOf(UUID id) {
        return memberships.findById(id).map(Membership::practitionerId);
    }
}
