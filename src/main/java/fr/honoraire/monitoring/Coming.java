package fr.honoraire.monitoring;

import fr.honoraire.payout.PayoutLineKind;
import fr.honoraire.shared.French;
import fr.honoraire.shared.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that is yet to leave for the bank, or to be kept back from it. */
record Coming(List<ComingMoney> lines) {

    /** What the next transfers bring in all; less than nothing if more went back than came in. */
    public Money net() {
        return nets().reduce(Money.ZERO, Money::plus);
    }

    public boolean isNegative() {
        return net().compareTo(Money.ZERO) < 0;
    }

    /** What is missing before anything leaves again. */
    public Money missing() {
        return Money.ZERO.minus(net());
    }

    /** The first day on which a transfer may leave, if any is to. */
    public @Nullable LocalDate nextDay(LocalDate today) {
        if (net().compareTo(Money.ZERO) <= 0) {
            return null;
        }
        return lines.stream()
                .filter(line -> line.kind() == PayoutLineKind.PAYMENT)
                .map(ComingMoney::availableOn)
                .filter(Objects::nonNull)
                .map(available -> LocalDate.ofInstant(available, French.PARIS))
                .min(LocalDate::compareTo)
                .map(day -> day.isBefore(today) ? today : day)
                .orElse(null);
    }

    private Stream<Money> nets() {
        return lines.stream().map(ComingMoney::net).filter(Objects::nonNull);
    }
}
