package fr.honoraire.consultation;

import fr.honoraire.shared.security.Needs;
import fr.honoraire.shared.security.Right;
import fr.honoraire.shared.security.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What the page of a call asks for behind the screen: the practitioner by his session, a patient by his link. */
@RestController
@Needs(Right.CALL)
class CallController {

    /** In bytes, of a whole request: a message of {@link Signal#MOST} characters with its envelope. */
    private static final int LARGEST = 64 * 1024;

    private final CallService calls;
    private final ConsultationService consultations;
    private final JoinService join;

    CallController(CallService calls, ConsultationService consultations, JoinService join) {
        this.calls = calls;
        this.consultations = consultations;
        this.join = join;
    }

    @PostMapping("/consultations/{id}/seat")
    Roster sit(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id, @RequestParam UUID seat) {
        return calls.sit(practitioner(me, id), seat);
    }

    @GetMapping("/consultations/{id}/roster")
    Roster roster(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id) {
        return calls.roster(practitioner(me, id));
    }

    @PostMapping("/consultations/{id}/signals")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signal(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id, @Valid @RequestBody Signal signal) {
        calls.relay(practitioner(me, id), signal);
    }

    @PostMapping("/join/{link}/seat")
    Roster sit(@PathVariable String link, @RequestParam UUID seat) {
        return calls.sit(patient(link), seat);
    }

    @GetMapping("/join/{link}/roster")
    Roster roster(@PathVariable String link) {
        return calls.roster(patient(link));
    }

    @PostMapping("/join/{link}/signals")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signal(@PathVariable String link, @Valid @RequestBody Signal signal) {
        calls.relay(patient(link), signal);
    }

    /** Before anything of it is read. */
    @ModelAttribute
    void refuseTheOversize(HttpServletRequest request) {
        if (request.getContentLengthLong() > LARGEST || request.getHeader("Transfer-Encoding") != null) {
            throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
        }
    }

    @ExceptionHandler
    ResponseEntity<Void> on(TooManySignals tooMany) {
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(TooManySignals.WHILE.toSeconds()))
                .build();
    }

    private Caller practitioner(SignedIn me, UUID id) {
        return new Caller(consultations.get(id, me.practitionerId()).id(), null);
    }

    private Caller patient(String link) {
        var patient = join.behind(link);
        return new Caller(patient.consultationId(), patient.id());
    }
}
