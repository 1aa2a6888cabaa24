package fr.honoraire.shared.scope;

import fr.honoraire.shared.SignedLinks;
import java.util.Optional;
import java.util.UUID;

/** Knows which practitioner the pages behind one kind of links belong to. Whether the link still opens, the page decides. */
public interface LinkOwner {

    /** What the addresses of these pages begin with; the link follows. */
    String path();

    /** What the link is signed for. */
    SignedLinks.Right right();

    /** Whose it is, what the link names; nothing if it is not there any more. */
    Optional<UUID> practitionerOf(UUID id);
}
