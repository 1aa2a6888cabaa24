package fr.honoraire.monitoring;

import fr.honoraire.shared.Money;
import java.util.List;
import java.util.function.Function;

/** A transfer with its lines, and the proof that they add up to it. */
record PayoutDetail(PayoutRow payout, List<PayoutLineRow> lines) {

    public Money gross() {
        return sum(PayoutLineRow::gross);
    }

    public Money fee() {
        return sum(PayoutLineRow::fee);
    }

    public Money net() {
        return sum(PayoutLineRow::net);
    }

    /** What the transfer holds more, or less, than its lines say: zero, or a person has to look. */
    public Money gap() {
        return payout.amount().minus(net());
    }

    private Money sum(Function<PayoutLineRow, Money> column) {
        return lines.stream().map(column).reduce(Money.ZERO, Money::plus);
    }
}
