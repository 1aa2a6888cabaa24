package fr.honoraire.monitoring;

import fr.honoraire.consultation.Participant;
import fr.honoraire.consultation.PatientService;
import fr.honoraire.shared.audit.AuditKind;
import fr.honoraire.shared.audit.AuditTrail;
import fr.honoraire.shared.security.SignedIn;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What is kept of a patient, as a file for him. For the practitioner alone to take. */
@Controller
class PatientFileController {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final PatientService patients;
    private final PatientFile file;
    private final AuditTrail audit;

    PatientFileController(PatientService patients, PatientFile file, AuditTrail audit) {
        this.patients = patients;
        this.file = file;
        this.audit = audit;
    }

    @GetMapping("/patients/{id}/export")
    ResponseEntity<byte[]> export(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id) {
        var person = patients.samePerson(id, me.practitionerId()).stream()
                .map(Participant::id)
                .toList();
        audit.write(AuditKind.PATIENT_EXPORTED, me, id);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("patient_" + id + ".json")
                                .build()
                                .toString())
                .body(JSON.writeValueAsBytes(file.of(person)));
    }
}
