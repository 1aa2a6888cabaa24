package fr.honoraire.consultation;

import fr.honoraire.shared.NotFound;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds consultations and their patients, always through the practitioner they belong to. */
@Service
@Transactional(readOnly = true)
public class ConsultationService {

    private final Consultations consultations;
    private final Participants participants;

    ConsultationService(Consultations consultations, Participants participants) {
        this.consultations = consultations;
        this.participants = participants;
    }

    /** @throws NotFound if it does not exist or belongs to another practitioner */
    public Consultation get(UUID id, UUID practitionerId) {
        return consultations.findByIdAndPractitionerId(id, practitionerId).orElseThrow(NotFound::new);
    }

    /** The consultation a row of ours points to. */
    public Consultation get(UUID id) {
        return consultations.findById(id).orElseThrow(NotFound::new);
    }

    /** The patients, in the order they were entered. */
    public List<Participant> participantsOf(UUID consultationId) {
        return participants.findByConsultationIdOrderByPosition(consultationId);
    }

    /** The patient a row of ours points to. */
    public Participant participant(UUID id) {
        return participants.findById(id).orElseThrow(NotFound::new);
    }
}
