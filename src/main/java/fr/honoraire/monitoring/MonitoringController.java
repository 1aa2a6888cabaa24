package fr.honoraire.monitoring;

import fr.honoraire.billing.PaymentView;
import fr.honoraire.shared.French;
import fr.honoraire.shared.audit.AuditKind;
import fr.honoraire.shared.audit.AuditedRead;
import fr.honoraire.shared.security.Needs;
import fr.honoraire.shared.security.RequestRights;
import fr.honoraire.shared.security.Right;
import fr.honoraire.shared.security.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The table practitioners live in. */
@Controller
@Needs({Right.PLAN, Right.CALL, Right.SEE_AMOUNTS})
class MonitoringController {

    private final MonitoringTable table;
    private final RequestRights rights;
    private final InstantSource clock;

    MonitoringController(MonitoringTable table, RequestRights rights, InstantSource clock) {
        this.table = table;
        this.rights = rights;
        this.clock = clock;
    }

    @AuditedRead(AuditKind.MONITORING_READ)
    @GetMapping("/monitoring")
    String show(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable List<String> status,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String before,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var today = LocalDate.ofInstant(clock.instant(), French.PARIS);
        var form = MonitoringForm.read(from, to, status, q, today);
        model.addAttribute("form", form);
        model.addAttribute("today", today);
        model.addAttribute("now", clock.instant());
        if (form.filter() == null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        } else {
            var withAmounts = rights.of(request).amounts();
            fill(model, me.practitionerId(), form.filter(), Cursor.read(after), Cursor.read(before), withAmounts);
        }
        return "monitoring/monitoring";
    }

    private void fill(
            Model model,
            UUID practitionerId,
            MonitoringFilter filter,
            @Nullable Cursor after,
            @Nullable Cursor before,
            boolean withAmounts) {
        var fetched = page(practitionerId, filter, after, before);
        var page = withAmounts ? fetched : fetched.withoutAmounts();
        var totals = table.totals(practitionerId, filter);
        model.addAttribute("filter", filter);
        model.addAttribute("views", PaymentView.values());
        model.addAttribute("ranges", QuickRange.values());
        model.addAttribute("totals", withAmounts ? totals : totals.withoutAmounts());
        model.addAttribute("page", page);
        model.addAttribute("here", filter.address() + place(after, before));
        model.addAttribute("asks", table.asks(page.rows()));
        model.addAttribute("nothingYet", page.rows().isEmpty() && table.isEmpty(practitionerId));
    }

    /** A page that has become empty, or only half full at the beginning, gives way to the first one. */
    private MonitoringPage page(
            UUID practitionerId, MonitoringFilter filter, @Nullable Cursor after, @Nullable Cursor before) {
        if (before != null) {
            var page = table.before(practitionerId, filter, before);
            if (page.previous() != null || page.rows().size() == MonitoringTable.PAGE_SIZE) {
                return page;
            }
        } else if (after != null) {
            var page = table.after(practitionerId, filter, after);
            if (!page.rows().isEmpty()) {
                return page;
            }
        }
        return table.after(practitionerId, filter, null);
    }

    /** Where in the table this page is, so that a live update or an action comes back to it. */
    private static String place(@Nullable Cursor after, @Nullable Cursor before) {
        if (before != null) {
            return "&before=" + before.text();
        }
        return after == null ? "" : "&after=" + after.text();
    }
}
