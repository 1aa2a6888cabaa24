package fr.honoraire.consultation;

import fr.honoraire.shared.SignedLinks.Right;
import fr.honoraire.shared.scope.LinkOwner;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Knows whose patient comes in by a link. */
@Component
class JoinLinkOwner implements LinkOwner {

    private final Participants participants;

    JoinLinkOwner(Participants participants) {
        this.participants = participants;
    }

    @Override
    public String path() {
        return "/join/";
    }

    @Override
    public Right right() {
        return Right.JOIN;
    }

    @Override
    public Optional<UUID> practitionerOf(UUID id) {
        return participants.practitionerOf(id);
    }
}
