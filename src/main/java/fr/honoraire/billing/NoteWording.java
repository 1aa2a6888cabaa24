package fr.honoraire.billing;

import fr.honoraire.consultation.Consultation;
import fr.honoraire.consultation.Participant;
import fr.honoraire.practitioner.LegalForm;
import fr.honoraire.practitioner.Practitioner;
import fr.honoraire.practitioner.PreferenceService;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The words of a note, frozen the moment it is issued. A legal document: in French whatever the screen speaks. */
@Component
class NoteWording {

    private final PreferenceService preferences;
    private final MessageSource messages;

    NoteWording(PreferenceService preferences, MessageSource messages) {
        this.preferences = preferences;
        this.messages = messages;
    }

    NoteDraft draft(BillOrder order, Practitioner practitioner, Consultation consultation, Participant patient) {
        return new NoteDraft(
                order.practitionerId(),
                order.consultationId(),
                order.participantId(),
                null,
                null,
                order.requestId(),
                consultation.actAt(),
                practitioner.profession().actLabel(),
                order.amount(),
                patient.name(),
                issuer(practitioner),
                legal(practitioner));
    }

    /** What the law asks for, then what he likes to add. */
    private String legal(Practitioner practitioner) {
        var footer = preferences.of(practitioner.id()).noteFooter();
        return (say("note.legal.vat") + "\n" + footer).strip();
    }

    /** Who issues it: name with "EI" or the register, profession, address, SIRET, RPPS, sector (CGI art. 242 nonies A). */
    private String issuer(Practitioner practitioner) {
        var lines = new ArrayList<String>();
        var form = practitioner.legalForm() == LegalForm.EI ? "EI" : practitioner.register();
        lines.add((practitioner.displayName() + " " + form).strip());
        var profession = say("profession." + practitioner.profession());
        lines.add(practitioner.speciality().isBlank() ? profession : profession + " – " + practitioner.speciality());
        add(lines, practitioner.address());
        add(lines, (practitioner.postalCode() + " " + practitioner.city()).strip());
        if (practitioner.siret() != null) {
            lines.add("SIRET " + practitioner.siret());
        }
        if (practitioner.rpps() != null) {
            lines.add("RPPS " + practitioner.rpps());
        }
        lines.add(say("sector." + practitioner.sector()));
        return String.join("\n", lines);
    }

    private static void add(List<String> lines, String line) {
        if (!line.isBlank()) {
            lines.add(line);
        }
    }

    private String say(String key) {
        return messages.getMessage(key, null, Locale.FRENCH);
    }
}
