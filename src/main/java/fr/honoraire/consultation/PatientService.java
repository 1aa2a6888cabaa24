package fr.honoraire.consultation;

import fr.honoraire.shared.NotFound;
import fr.honoraire.shared.audit.AuditKind;
import fr.honoraire.shared.audit.AuditTrail;
import fr.honoraire.shared.security.SignedIn;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a practitioner keeps of a patient, who has no account: his consultations with the same address. At his request it is
 * given to him, and forgotten (articles 15, 17 and 20 of the RGPD), but for what accounting law has kept.
 */
@Service
@Transactional
public class PatientService {

    private final Participants participants;
    private final Consultations consultations;
    private final ObjectProvider<BillingWatch> billing;
    private final ApplicationEventPublisher events;
    private final AuditTrail audit;
    private final InstantSource clock;

    PatientService(
            Participants participants,
            Consultations consultations,
            ObjectProvider<BillingWatch> billing,
            ApplicationEventPublisher events,
            AuditTrail audit,
            InstantSource clock) {
        this.participants = participants;
        this.consultations = consultations;
        this.billing = billing;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Everything there is of the person behind this row.
     *
     * @throws NotFound if it is none of that practitioner's patients
     */
    @Transactional(readOnly = true)
    public List<Participant> samePerson(UUID participantId, UUID practitionerId) {
        var patient = participants
                .findByIdAndPractitionerId(participantId, practitionerId)
                .orElseThrow(NotFound::new);
        return patient.isErased() ? List.of(patient) : participants.withAddress(practitionerId, patient.email());
    }

    /** Whether something is still to come: an appointment, a call that goes on, money that is owed either way. */
    @Transactional(readOnly = true)
    public boolean isUnfinished(List<Participant> person) {
        return person.stream()
                        .map(patient -> consultations
                                .findById(patient.consultationId())
                                .orElseThrow(NotFound::new)
                                .status())
                        .anyMatch(status -> status == ConsultationStatus.PLANNED || status == ConsultationStatus.OPEN)
                || billing.getObject().isUnsettled(ids(person));
    }

    /**
     * Forgets a person. Notes that were issued stay as they are, and his name beside them.
     *
     * @throws NotPossibleNow if something is still to come
     */
    public void erase(UUID participantId, SignedIn me) {
        var person = samePerson(participantId, me.practitionerId());
        if (isUnfinished(person)) {
            throw new NotPossibleNow("erase a patient with something still to come");
        }
        var billed = billing.getObject().everBilled(ids(person));
        person.forEach(patient -> patient.erase(billed.contains(patient.id()), clock.instant()));
        audit.write(AuditKind.PATIENT_ERASED, me, participantId);
        events.publishEvent(new PatientErased(me.practitionerId(), ids(person)));
    }

    private static List<UUID> ids(List<Participant> person) {
        return person.stream().map(Participant::id).toList();
    }
}
