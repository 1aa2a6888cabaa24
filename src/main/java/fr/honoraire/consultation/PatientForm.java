package fr.honoraire.consultation;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** One patient's row in the form that plans a consultation. */
class PatientForm {

    @NotBlank(message = "{consultation.patient.name.missing}") @Size(max = 120, message = "{consultation.patient.name.long}") @Pattern(regexp = "[^\\p{Cntrl}]*", message = "{consultation.patient.name.odd}") private String name = "";

    @NotBlank(message = "{consultation.patient.email.missing}") @Size(max = 254, message = "{consultation.patient.email.odd}") @Email(
            regexp = "\\s*[^\\s\\p{Cntrl}<>\",;:()]+@[^\\s\\p{Cntrl}<>\",;:()]+\\.[^\\s\\p{Cntrl}<>\",;:()]+\\s*|\\s*",
            message = "{consultation.patient.email.odd}")
    private String email = "";

    @Pattern(regexp = "[+0-9 ().\\u00a0-]{0,30}", message = "{consultation.patient.phone.odd}")
    private String phone = "";

    Invitee invitee() {
        return new Invitee(name.strip(), email.strip(), phone.strip());
    }
}
