package fr.honoraire.monitoring;

import fr.honoraire.payout.PayoutLineKind;
import fr.honoraire.shared.Money;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** A transfer with its lines, kind by kind, and the proof that they add up to it. */
record PayoutDetail(PayoutRow payout, List<PayoutLineRow> lines) {

    /** The lines of one kind; with no kind, all of them. */
    record Sums(List<PayoutLineRow> lines) {

        public PayoutLineKind kind() {
            return lines.getFirst().kind();
        }

        public Money gross() {
            return sum(PayoutLineRow::gross);
        }

        public Money fee() {
            return sum(PayoutLineRow::fee);
        }

        public Money platformFee() {
            return sum(PayoutLineRow::platformFee);
        }

        public Money net() {
            return sum(PayoutLineRow::net);
        }

        private Money sum(Function<PayoutLineRow, Money> column) {
            return lines.stream().map(column).reduce(Money.ZERO, Money::plus);
        }
    }

    /** Takings first, then what comes off them. */
    public List<Sums> kinds() {
        return Arrays.stream(PayoutLineKind.values())
                .map(kind -> new Sums(
                        lines.stream().filter(line -> line.kind() == kind).toList()))
                .filter(sums -> !sums.lines().isEmpty())
                .toList();
    }

    public Sums total() {
        return new Sums(lines);
    }

    /** What the transfer holds more, or less, than its lines say: zero, or a person has to look. */
    public Money gap() {
        return payout.amount().minus(total().net());
    }

    /** Whether the platform took anything: mostly it does not, and the column would be empty. */
    public boolean hasPlatformFee() {
        return lines.stream().anyMatch(line -> !line.platformFee().isZero());
    }
}
