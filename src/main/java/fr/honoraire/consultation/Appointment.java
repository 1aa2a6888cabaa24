package fr.honoraire.consultation;

import java.time.LocalDate;
import java.util.List;

/** A consultation with its patients, as a line of the day's list. */
record Appointment(Consultation consultation, List<Participant> patients) {

    public boolean isOpen() {
        return consultation.status() == ConsultationStatus.OPEN;
    }

    /** The day it stands under, in Paris; an open one is today's business whenever it was planned. */
    public LocalDate day() {
        return ParisTime.dayOf(consultation.plannedAt());
    }
}
