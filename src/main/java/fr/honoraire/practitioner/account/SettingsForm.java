package fr.honoraire.practitioner.account;

import fr.honoraire.practitioner.Fees;
import fr.honoraire.practitioner.Practitioner;
import fr.honoraire.practitioner.Typed;
import fr.honoraire.shared.French;
import fr.honoraire.shared.Money;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** What is typed in "Paramètres": amounts as people write them, read once they are all right. */
record SettingsForm(String announced, List<String> usual, String ceiling, String refundLimit) {

    /** How many amounts fit as buttons on a telephone. */
    static final int MOST_USUAL = 6;

    private static final Money LEAST = Money.ofCents(50);
    private static final Money MOST = Money.ofCents(999_999_99);

    SettingsForm {
        announced = Typed.line(announced);
        usual = padded(usual);
        ceiling = Typed.line(ceiling);
        refundLimit = Typed.line(refundLimit);
    }

    private static List<String> padded(@Nullable List<String> typed) {
        var given = typed == null ? Stream.<String>empty() : typed.stream().map(Typed::line);
        return Stream.concat(given, Collections.nCopies(MOST_USUAL, "").stream())
                .limit(MOST_USUAL)
                .toList();
    }

    static SettingsForm of(Practitioner practitioner, French french) {
        return new SettingsForm(
                french.typed(practitioner.announcedFee()),
                practitioner.usualFees().stream().map(french::typed).toList(),
                french.typed(practitioner.ceiling()),
                french.typed(practitioner.refundLimit()));
    }

    /** What was typed as amounts, or nothing once the errors have been told. */
    Optional<Fees> fees(Errors found) {
        var ceilingRead = amount(ceiling, "ceiling", found);
        var announcedRead = amount(announced, "announced", found);
        var refundLimitRead = amount(refundLimit, "refundLimit", found);
        var usualRead = usual.stream()
                .filter(fee -> !fee.isEmpty())
                .map(fee -> amount(fee, "usual", found))
                .toList();
        if (found.hasErrors()) {
            return Optional.empty();
        }
        var read = new Fees(announcedRead, usualRead.stream().distinct().toList(), ceilingRead, refundLimitRead);
        check(read, found);
        return found.hasErrors() ? Optional.empty() : Optional.of(read);
    }

    /** A bad amount is told once a field, and counts as nothing. */
    private static Money amount(String typed, String field, Errors found) {
        try {
            return Money.parse(typed);
        } catch (Money.NotAnAmount e) {
            if (!found.hasFieldErrors(field)) {
                found.rejectValue(field, "settings.amount.wrong");
            }
            return Money.ZERO;
        }
    }

    private static void check(Fees fees, Errors found) {
        if (LEAST.isMoreThan(fees.ceiling()) || fees.ceiling().isMoreThan(MOST)) {
            found.rejectValue("ceiling", "settings.ceiling.wrong");
            return;
        }
        if (fees.refundLimit().isMoreThan(MOST)) {
            found.rejectValue("refundLimit", "settings.refund-limit.wrong");
        }
        if (fees.announced().isMoreThan(fees.ceiling())) {
            found.rejectValue("announced", "settings.above");
        }
        if (fees.usual().stream().anyMatch(fee -> LEAST.isMoreThan(fee))) {
            found.rejectValue("usual", "settings.usual.least");
        } else if (fees.usual().stream().anyMatch(fee -> fee.isMoreThan(fees.ceiling()))) {
            found.rejectValue("usual", "settings.above");
        }
    }
}
