package fr.honoraire.monitoring;

import fr.honoraire.shared.security.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** "Journal": who did what for a practitioner. For himself alone. */
@Controller
class JournalController {

    private final Journal journal;

    JournalController(Journal journal) {
        this.journal = journal;
    }

    @GetMapping("/account/teams/journal")
    String show(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before,
            Model model) {
        var fetched = journal.before(me.practitionerId(), me.accountId(), before);
        var hasMore = fetched.size() > Journal.PAGE_SIZE;
        var rows = hasMore ? fetched.subList(0, Journal.PAGE_SIZE) : fetched;
        model.addAttribute("rows", rows);
        model.addAttribute("isFirst", before == Long.MAX_VALUE);
        model.addAttribute("next", hasMore ? rows.getLast().sequence() : null);
        return "monitoring/journal";
    }
}
