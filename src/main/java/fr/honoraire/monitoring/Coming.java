package fr.honoraire.monitoring;

import fr.honoraire.payout.PayoutLineKind;
import fr.honoraire.shared.French;
import fr.honoraire.shared.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All that is yet to leave for the bank, or to be kept back from it. */
record Coming(List<ComingMoney> lines) {

    /** What the next transfers bring in all; less than nothing if more went back than came in. */
    public Money net() {
        return lines.stream().map(ComingMoney::expected).reduce(Money.ZERO, Money::plus);
    }

    public boolean isNegative() {
        return net().compareTo(Money.ZERO) < 0;
    }

    /** What is missing before anything leaves again. */
    public Money missing() {
        return Money.ZERO.minus(net());
    }

    /**
     * What leaves first.
     *
     * @param day when it may; unknown for some seconds after a payment
     */
    record First(@Nullable LocalDate day, Money amount) {}

    /** What becomes available first once all that is to be taken off has been: until then nothing leaves. */
    Optional<First> first() {
        var sum = lines.stream()
                .filter(line -> line.kind() != PayoutLineKind.PAYMENT)
                .map(ComingMoney::expected)
                .reduce(Money.ZERO, Money::plus);
        for (var day : days().entrySet()) {
            sum = sum.plus(day.getValue());
            if (sum.isMoreThan(Money.ZERO)) {
                return Optional.of(new First(day.getKey(), sum));
            }
        }
        var all = net();
        return all.isMoreThan(Money.ZERO) ? Optional.of(new First(null, all)) : Optional.empty();
    }

    /** What becomes available each day. */
    private SortedMap<LocalDate, Money> days() {
        var days = new TreeMap<LocalDate, Money>();
        for (var line : lines) {
            if (line.kind() == PayoutLineKind.PAYMENT && line.availableOn() != null) {
                days.merge(LocalDate.ofInstant(line.availableOn(), French.PARIS), line.expected(), Money::plus);
            }
        }
        return days;
    }

    /** The first day on which a transfer may leave, if any is to and its day is known. A day that has passed is today. */
    @Nullable LocalDate nextDay(LocalDate today) {
        var day = first().map(First::day).orElse(null);
        return day != null && day.isBefore(today) ? today : day;
    }
}
