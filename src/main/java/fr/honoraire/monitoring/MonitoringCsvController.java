package fr.honoraire.monitoring;

import fr.honoraire.monitoring.export.ExportFile;
import fr.honoraire.monitoring.export.Exports;
import fr.honoraire.shared.French;
import fr.honoraire.shared.audit.AuditKind;
import fr.honoraire.shared.audit.AuditTrail;
import fr.honoraire.shared.security.Needs;
import fr.honoraire.shared.security.RequestRights;
import fr.honoraire.shared.security.Right;
import fr.honoraire.shared.security.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The table as a file. */
@Controller
@Needs(Right.EXPORT)
class MonitoringCsvController {

    private final MonitoringCsv csv;
    private final Exports exports;
    private final RequestRights rights;
    private final InstantSource clock;
    private final AuditTrail audit;

    MonitoringCsvController(
            MonitoringCsv csv, Exports exports, RequestRights rights, InstantSource clock, AuditTrail audit) {
        this.csv = csv;
        this.exports = exports;
        this.rights = rights;
        this.clock = clock;
        this.audit = audit;
    }

    @GetMapping("/monitoring.csv")
    void export(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable List<String> status,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String ticket,
            HttpServletRequest request,
            HttpServletResponse response) {
        var today = LocalDate.ofInstant(clock.instant(), French.PARIS);
        var filter = MonitoringForm.read(from, to, status, q, today).filter();
        if (filter == null) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        audit.write(AuditKind.MONITORING_EXPORTED, me, null);
        var content =
                csv.of(me.practitionerId(), filter, today, rights.of(request).amounts());
        exports.send(me, ExportFile.csv(filter.fileName()), ticket, response, content);
    }
}
