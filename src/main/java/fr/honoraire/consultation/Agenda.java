package fr.honoraire.consultation;

import fr.honoraire.shared.French;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What lies ahead of a practitioner: the open room, today, the next days. */
@Service
@Transactional(readOnly = true)
class Agenda {

    static final int MOST = 200;

    private final Consultations consultations;
    private final Participants participants;
    private final InstantSource clock;

    Agenda(Consultations consultations, Participants participants, InstantSource clock) {
        this.consultations = consultations;
        this.participants = participants;
        this.clock = clock;
    }

    /** In two queries, whatever their number. */
    public List<Appointment> ahead(UUID practitionerId) {
        var today = ParisTime.startOf(LocalDate.ofInstant(clock.instant(), French.PARIS));
        var ahead = consultations.from(practitionerId, today, Limit.of(MOST));
        var patients =
                participants
                        .findByConsultationIdInOrderByPosition(
                                ahead.stream().map(Consultation::id).toList())
                        .stream()
                        .collect(Collectors.groupingBy(Participant::consultationId));
        return ahead.stream()
                .map(consultation -> new Appointment(consultation, patients.getOrDefault(consultation.id(), List.of())))
                .toList();
    }

    /** Who waits for him now, whoever came first being first. */
    public List<Participant> waiting(UUID practitionerId) {
        return participants.waitingFor(practitionerId);
    }
}
