package fr.honoraire.shared.scope;

import java.util.Optional;
import java.util.UUID;

/** Knows which practitioner the pages behind one kind of patients' links belong to. Whether the link still opens, the page decides. */
public interface LinkOwner {

    /** What the addresses of these pages begin with; the link follows. */
    String path();

    /** Nothing for a link we never signed. */
    Optional<UUID> practitionerBehind(String link);
}
