package fr.honoraire.monitoring;

import fr.honoraire.shared.French;
import fr.honoraire.shared.audit.AuditKind;
import fr.honoraire.shared.audit.AuditTrail;
import fr.honoraire.shared.security.Needs;
import fr.honoraire.shared.security.RequestRights;
import fr.honoraire.shared.security.Right;
import fr.honoraire.shared.security.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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

/**
 * The table as a file. It is written on the request's own (virtual) thread: an asynchronous answer would be cut off by a
 * time limit, and a large export may take its time.
 */
@Controller
@Needs(Right.EXPORT)
class MonitoringCsvController {

    private final MonitoringCsv csv;
    private final RequestRights rights;
    private final InstantSource clock;
    private final AuditTrail audit;

    MonitoringCsvController(MonitoringCsv csv, RequestRights rights, InstantSource clock, AuditTrail audit) {
        this.csv = csv;
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
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var today = LocalDate.ofInstant(clock.instant(), French.PARIS);
        var filter = MonitoringForm.read(from, to, status, q, today).filter();
        if (filter == null) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        audit.write(AuditKind.MONITORING_EXPORTED, me, null);
        SpreadsheetFile.announce(response, filter.fileName());
        var withAmounts = rights.of(request).amounts();
        csv.write(me.practitionerId(), filter, today, withAmounts, response.getOutputStream());
    }
}
