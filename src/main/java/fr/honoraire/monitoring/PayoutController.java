package fr.honoraire.monitoring;

import fr.honoraire.monitoring.export.ExportFile;
import fr.honoraire.monitoring.export.Exports;
import fr.honoraire.practitioner.Capability;
import fr.honoraire.practitioner.PayeeService;
import fr.honoraire.shared.French;
import fr.honoraire.shared.audit.AuditKind;
import fr.honoraire.shared.audit.AuditTrail;
import fr.honoraire.shared.audit.AuditedRead;
import fr.honoraire.shared.security.Needs;
import fr.honoraire.shared.security.Right;
import fr.honoraire.shared.security.SignedIn;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Reversements: what has reached the bank, what is on its way, and for which notes. */
@Controller
@Needs(Right.SEE_AMOUNTS)
@RequestMapping("/payouts")
class PayoutController {

    private final PayoutTable payouts;
    private final ComingTable coming;
    private final PayoutCsv csv;
    private final Exports exports;
    private final PayeeService payees;
    private final InstantSource clock;
    private final AuditTrail audit;

    PayoutController(
            PayoutTable payouts,
            ComingTable coming,
            PayoutCsv csv,
            Exports exports,
            PayeeService payees,
            InstantSource clock,
            AuditTrail audit) {
        this.payouts = payouts;
        this.coming = coming;
        this.csv = csv;
        this.exports = exports;
        this.payees = payees;
        this.clock = clock;
        this.audit = audit;
    }

    @GetMapping
    String list(
            @AuthenticationPrincipal SignedIn me, @RequestParam(required = false) @Nullable String after, Model model) {
        var cursor = Cursor.read(after);
        var fetched = payouts.after(me.practitionerId(), cursor);
        var hasMore = fetched.size() > PayoutTable.PAGE_SIZE;
        model.addAttribute("payouts", hasMore ? fetched.subList(0, PayoutTable.PAGE_SIZE) : fetched);
        model.addAttribute("isFirst", cursor == null);
        if (hasMore) {
            model.addAttribute(
                    "next", fetched.get(PayoutTable.PAGE_SIZE - 1).cursor().text());
        }
        if (cursor == null) {
            model.addAttribute(
                    "hasFailed", !fetched.isEmpty() && fetched.getFirst().isWaitingAgain());
            addComing(model, me.practitionerId());
            addMonths(model, me.practitionerId());
        }
        return "monitoring/payouts";
    }

    private void addComing(Model model, UUID practitionerId) {
        var money = coming.of(practitionerId);
        model.addAttribute("coming", money);
        model.addAttribute("nextDay", money.nextDay(LocalDate.ofInstant(clock.instant(), French.PARIS)));
        model.addAttribute(
                "isHeldUp",
                payees.of(practitionerId)
                        .filter(payee -> payee.payouts() != Capability.ACTIVE)
                        .isPresent());
    }

    /** The accountant mostly wants the month that is over. */
    private void addMonths(Model model, UUID practitionerId) {
        var today = LocalDate.ofInstant(clock.instant(), French.PARIS);
        var first = payouts.firstBilled(practitionerId)
                .map(billed -> LocalDate.ofInstant(billed, French.PARIS))
                .orElse(today);
        model.addAttribute("months", AccountingMonth.between(first, today));
        model.addAttribute("lastMonth", YearMonth.from(today).minusMonths(1));
    }

    @AuditedRead(AuditKind.PAYOUT_READ)
    @GetMapping("/{id}")
    String show(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id, Model model) {
        model.addAttribute("detail", payouts.get(me.practitionerId(), id));
        return "monitoring/payout";
    }

    @Needs(value = Right.EXPORT, and = Right.SEE_AMOUNTS)
    @GetMapping("/{id}.csv")
    void export(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String ticket,
            HttpServletResponse response) {
        var payout = payouts.one(me.practitionerId(), id);
        audit.write(AuditKind.PAYOUT_EXPORTED, me, id);
        exports.send(me, ExportFile.csv(payout.fileName()), ticket, response, csv.of(me.practitionerId(), payout));
    }
}
