package fr.honoraire.monitoring.dossier;

import fr.honoraire.shared.audit.AuditKind;
import fr.honoraire.shared.audit.AuditTrail;
import fr.honoraire.shared.security.Needs;
import fr.honoraire.shared.security.Right;
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

/** The dossier of a dispute, ready to be sent to the bank. */
@Controller
@Needs(Right.SEE_AMOUNTS)
class DossierController {

    private final Dossiers dossiers;
    private final DossierPrinter printer;
    private final AuditTrail audit;

    DossierController(Dossiers dossiers, DossierPrinter printer, AuditTrail audit) {
        this.dossiers = dossiers;
        this.printer = printer;
        this.audit = audit;
    }

    @GetMapping("/disputes/{id}/dossier")
    ResponseEntity<byte[]> download(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id) {
        var dossier = dossiers.of(id, me.practitionerId());
        audit.write(AuditKind.DOSSIER_EXPORTED, me, id);
        var disposition = ContentDisposition.attachment()
                .filename(dossier.fileName())
                .build()
                .toString();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition)
                .body(printer.print(dossier));
    }
}
