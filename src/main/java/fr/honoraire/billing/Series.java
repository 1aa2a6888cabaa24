package fr.honoraire.billing;

/** A run of numbers without a gap, per practitioner and year (CGI ann. II art. 242 nonies A). */
public enum Series {
    NOTE(""),
    /** Credit notes (avoirs). */
    CREDIT("A");

    private final String prefix;

    Series(String prefix) {
        this.prefix = prefix;
    }

    /** {@code 2026-0001}, or {@code A2026-0001} for a credit note. */
    String number(int year, int sequence) {
        return "%s%d-%04d".formatted(prefix, year, sequence);
    }
}
