package fr.honoraire.consultation;

import fr.honoraire.shared.NotFound;
import fr.honoraire.shared.SignedLinks;
import fr.honoraire.shared.SignedLinks.Key;
import fr.honoraire.shared.SignedLinks.Right;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a patient does with his link. An unknown, forged or revoked one answers {@link NotFound}. */
@Service
@Transactional
public class JoinService {

    private final SignedLinks links;
    private final Consultations consultations;
    private final Participants participants;
    private final RoomSignals signals;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    JoinService(
            SignedLinks links,
            Consultations consultations,
            Participants participants,
            RoomSignals signals,
            ApplicationEventPublisher events,
            InstantSource clock) {
        this.links = links;
        this.consultations = consultations;
        this.participants = participants;
        this.signals = signals;
        this.events = events;
        this.clock = clock;
    }

    /** The patient a link belongs to. */
    @Transactional(readOnly = true)
    public Participant behind(String link) {
        var key = links.read(Right.JOIN, link);
        return participants
                .findByIdAndLinkGeneration(key.id(), key.generation())
                .orElseThrow(NotFound::new);
    }

    /** Whom he sees besides the practitioner: those in the call, once he is in it himself. */
    @Transactional(readOnly = true)
    List<Participant> othersInCall(Participant patient) {
        if (patient.status() != ParticipantStatus.IN_CALL) {
            return List.of();
        }
        return participants.findByConsultationIdOrderByPosition(patient.consultationId()).stream()
                .filter(other -> other.status() == ParticipantStatus.IN_CALL && !other.equals(patient))
                .toList();
    }

    /**
     * He accepts the announced fee and enters the waiting room, for the first time or again.
     *
     * @throws FeeNotAccepted if he has never accepted it
     */
    public void enter(String link, boolean acceptsFee) {
        var key = links.read(Right.JOIN, link);
        var consultation = lockBehind(key);
        switch (consultation.status()) {
            case PLANNED, OPEN -> enter(patient(key), consultation, acceptsFee);
            case ENDED, CANCELED -> throw new NotPossibleNow("enter a room that is " + consultation.status());
        }
    }

    private void enter(Participant patient, Consultation consultation, boolean acceptsFee) {
        var now = clock.instant();
        if (acceptsFee) {
            patient.acceptFee(now);
        }
        if (patient.feeAcceptedAt() == null && !consultation.announcedFee().isZero()) {
            throw new FeeNotAccepted();
        }
        var came = patient.status() == ParticipantStatus.LEFT ? patient.comeBack(now) : patient.arrive(now);
        if (came) {
            signals.presence(patient);
        }
    }

    /** He leaves; the call may go on without him, and what he owes stays. */
    public void leave(String link) {
        var key = links.read(Right.JOIN, link);
        lockBehind(key);
        var patient = patient(key);
        if (patient.leave(clock.instant())) {
            events.publishEvent(new ParticipantLeft(patient.id(), patient.consultationId(), patient.practitionerId()));
            signals.presence(patient);
        }
    }

    private Consultation lockBehind(Key key) {
        return participants
                .consultationBehind(key.id(), key.generation())
                .flatMap(consultations::lock)
                .orElseThrow(NotFound::new);
    }

    private Participant patient(Key key) {
        return participants
                .findByIdAndLinkGeneration(key.id(), key.generation())
                .orElseThrow(NotFound::new);
    }

    /** He has to know the fee and agree before the act. */
    static final class FeeNotAccepted extends RuntimeException {}
}
