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
}
