package fr.honoraire.shared;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** An amount in euros, held as whole cents. */
public record Money(long cents) implements Comparable<Money> {

    public static final Money ZERO = new Money(0);

    /** Digits, perhaps grouped by spaces, then at most two decimals after a comma or a point; perhaps a euro sign. */
    private static final Pattern TYPED = Pattern.compile(
            "(\\d{1,7}|\\d{1,3}(?:[ \\u00a0\\u202f]\\d{3}){1,2})(?:[.,](\\d{1,2}))?[ \\u00a0\\u202f]?€?");

    public static Money ofCents(long cents) {
        return new Money(cents);
    }

    /**
     * Reads an amount as people type it: {@code 25}, {@code 25,5}, {@code 25.50}, {@code 1 234,50 €}.
     *
     * @throws NotAnAmount for anything else, a sign or a third decimal included
     */
    public static Money parse(String typed) {
        var matcher = TYPED.matcher(typed.strip());
        if (!matcher.matches()) {
            throw new NotAnAmount();
        }
        var euros = Long.parseLong(matcher.group(1).replaceAll("\\D", ""));
        var decimals = matcher.group(2);
        var cents = decimals == null ? 0 : Long.parseLong(decimals) * (decimals.length() == 1 ? 10 : 1);
        return new Money(euros * 100 + cents);
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(cents, other.cents));
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(cents, other.cents));
    }

    public boolean isMoreThan(Money other) {
        return cents > other.cents;
    }

    public boolean isZero() {
        return cents == 0;
    }

    /** In euros, with two decimals. */
    public BigDecimal euros() {
        return BigDecimal.valueOf(cents, 2);
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(cents, other.cents);
    }

    /** What was typed is no amount in euros. */
    public static final class NotAnAmount extends IllegalArgumentException {}
}
