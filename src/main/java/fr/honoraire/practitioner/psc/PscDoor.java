package fr.honoraire.practitioner.psc;

import org.springframework.stereotype.Component;

/** Tells the sign-in page whether there is this second door. */
@Component("pscDoor")
public class PscDoor {

    private final boolean open;

    PscDoor(PscProperties properties) {
        this.open = properties.enabled();
    }

    public boolean isOpen() {
        return open;
    }
}
