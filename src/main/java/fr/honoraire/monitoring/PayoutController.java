package fr.honoraire.monitoring;

import fr.honoraire.shared.Money;
import fr.honoraire.shared.security.SignedIn;
import java.util.List;
import java.util.Objects;
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
@RequestMapping("/payouts")
class PayoutController {

    private final PayoutTable payouts;

    PayoutController(PayoutTable payouts) {
        this.payouts = payouts;
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
            var coming = payouts.coming(me.practitionerId());
            model.addAttribute("coming", coming);
            model.addAttribute("comingNet", net(coming));
        }
        return "monitoring/payouts";
    }

    private static Money net(List<ComingMoney> coming) {
        return coming.stream().map(ComingMoney::net).filter(Objects::nonNull).reduce(Money.ZERO, Money::plus);
    }

    @GetMapping("/{id}")
    String show(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id, Model model) {
        model.addAttribute("detail", payouts.get(me.practitionerId(), id));
        return "monitoring/payout";
    }
}
