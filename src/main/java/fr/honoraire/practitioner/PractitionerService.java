package fr.honoraire.practitioner;

import fr.honoraire.shared.NotFound;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Knows the practitioners. */
@Service
public class PractitionerService {

    private final Practitioners practitioners;

    PractitionerService(Practitioners practitioners) {
        this.practitioners = practitioners;
    }

    @Transactional(readOnly = true)
    public Practitioner get(UUID id) {
        return practitioners.findById(id).orElseThrow(NotFound::new);
    }

    /** Keeps what a practitioner says of himself. Notes already issued keep what they said. */
    @Transactional
    public void describe(UUID id, Profile profile) {
        get(id).describe(profile);
    }

    /** Keeps what a practitioner asks from now on. */
    @Transactional
    public void ask(UUID id, Fees fees) {
        get(id).ask(fees);
    }
}
