package fr.honoraire.monitoring;

import fr.honoraire.monitoring.export.ExportFile;
import fr.honoraire.monitoring.export.Exports;
import fr.honoraire.shared.audit.AuditKind;
import fr.honoraire.shared.audit.AuditTrail;
import fr.honoraire.shared.security.Needs;
import fr.honoraire.shared.security.Right;
import fr.honoraire.shared.security.SignedIn;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The accountant's month. It is nothing but amounts: whoever may not see them has no use for it. */
@Controller
@Needs(value = Right.EXPORT, and = Right.SEE_AMOUNTS)
class AccountingController {

    private final AccountingPack pack;
    private final Exports exports;
    private final AuditTrail audit;

    AccountingController(AccountingPack pack, Exports exports, AuditTrail audit) {
        this.pack = pack;
        this.exports = exports;
        this.audit = audit;
    }

    @GetMapping("/accounting.zip")
    void export(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(required = false) @Nullable String month,
            @RequestParam(required = false) @Nullable String ticket,
            HttpServletResponse response) {
        var wanted = AccountingMonth.read(month).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        audit.write(AuditKind.ACCOUNTING_EXPORTED, me, null);
        exports.send(me, ExportFile.zip(wanted.zipName()), ticket, response, pack.of(me.practitionerId(), wanted));
    }
}
