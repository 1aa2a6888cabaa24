package fr.honoraire.consultation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What a practitioner types to plan a consultation, exactly as he typed it. */
class PlanForm extends MomentForm {

    private UUID requestId = UUID.randomUUID();
    private String fee = "";

    @Size(min = 1, max = NewConsultation.MOST_PATIENTS) private List<@Valid PatientForm> patients = new ArrayList<>(List.of(new PatientForm()));

    public List<Invitee> invitees() {
        return patients.stream().map(PatientForm::invitee).toList();
    }

    public boolean isFull() {
        return patients.size() >= NewConsultation.MOST_PATIENTS;
    }

    void addPatient() {
        if (!isFull()) {
            patients.add(new PatientForm());
        }
    }

    void removePatient(int position) {
        if (patients.size() > 1 && position >= 0 && position < patients.size()) {
            patients.remove(position);
        }
    }

    public UUID requestId() {
        return requestId;
    }

    public String fee() {
        return fee;
    }

    void suggestFee(String typed) {
        fee = typed;
    }

    public List<PatientForm> patients() {
        return patients;
    }
}
