package fr.honoraire.consultation;

import fr.honoraire.shared.NotFound;
import fr.honoraire.shared.audit.AuditKind;
import fr.honoraire.shared.audit.AuditTrail;
import fr.honoraire.shared.security.SignedIn;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Plans consultations, gives them another moment, calls them off. Whoever listens tells the patients. */
@Service
public class PlanningService {

    private final Consultations consultations;
    private final Participants participants;
    private final Rooms rooms;
    private final RoomSignals signals;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    PlanningService(
            Consultations consultations,
            Participants participants,
            Rooms rooms,
            RoomSignals signals,
            AuditTrail audit,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            InstantSource clock) {
        this.consultations = consultations;
        this.participants = participants;
        this.rooms = rooms;
        this.signals = signals;
        this.audit = audit;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Plans a consultation and has its patients invited. The same request again leads to the same consultation. */
    public Consultation plan(SignedIn me, NewConsultation wanted) {
        return once(me, wanted, false);
    }

    /** Plans a consultation for this very moment and opens its room. */
    public Consultation startNow(SignedIn me, NewConsultation wanted) {
        return once(me, wanted, true);
    }

    private Consultation once(SignedIn me, NewConsultation wanted, boolean opened) {
        var practitionerId = me.practitionerId();
        try {
            return inTransaction(() -> consultations
                    .findByPractitionerIdAndRequestId(practitionerId, wanted.requestId())
                    .orElseGet(() -> create(me, wanted, opened)));
        } catch (DataIntegrityViolationException raced) {
            return consultations
                    .findByPractitionerIdAndRequestId(practitionerId, wanted.requestId())
                    .orElseThrow(() -> raced);
        }
    }

    private Consultation create(SignedIn me, NewConsultation wanted, boolean opened) {
        var now = clock.instant();
        var consultation = new Consultation(me.practitionerId(), wanted, now);
        consultations.save(consultation);
        audit.write(AuditKind.CONSULTATION_PLANNED, me, consultation.id());
        if (opened) {
            consultation.open(now);
            rooms.opened(consultation, now);
        }
        for (var position = 0; position < wanted.patients().size(); position++) {
            participants.save(
                    new Participant(consultation, position, wanted.patients().get(position)));
        }
        events.publishEvent(new ConsultationPlanned(consultation.id(), me.practitionerId()));
        return consultation;
    }

    /** Gives it another moment and has its patients told. */
    public void move(UUID id, SignedIn me, Instant at, Duration length) {
        transaction.executeWithoutResult(status -> {
            var consultation = lock(id, me.practitionerId());
            if (consultation.move(at, length)) {
                audit.write(AuditKind.CONSULTATION_MOVED, me, id);
                events.publishEvent(new ConsultationMoved(id, me.practitionerId()));
                signals.presence(consultation, participants.findByConsultationIdOrderByPosition(id));
            }
        });
    }

    /** Calls it off and has its patients told. */
    public void cancel(UUID id, SignedIn me) {
        transaction.executeWithoutResult(status -> {
            var consultation = lock(id, me.practitionerId());
            if (consultation.cancel()) {
                audit.write(AuditKind.CONSULTATION_CANCELED, me, id);
                events.publishEvent(new ConsultationCanceled(id, me.practitionerId()));
                signals.presence(consultation, participants.findByConsultationIdOrderByPosition(id));
            }
        });
    }

    private Consultation lock(UUID id, UUID practitionerId) {
        return consultations
                .lock(id)
                .filter(consultation -> consultation.practitionerId().equals(practitionerId))
                .orElseThrow(NotFound::new);
    }

    private Consultation inTransaction(Supplier<Consultation> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
