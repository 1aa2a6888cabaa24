package fr.honoraire.practitioner.psc;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Tells the sign-in page whether there is this second door. */
@Component("pscDoor")
public class PscDoor {

    private final boolean open;

    PscDoor(@Value("${psc.enabled}") boolean open) {
        this.open = open;
    }

    public boolean isOpen() {
        return open;
    }
}
