package fr.honoraire.monitoring;

/** What a month's totals are grouped by. Messages: {@code accounting.part.*}. */
enum AccountingPart {
    RECEIPTS,
    RETURNS,
    FEES,
    PAYOUTS,
    /** The screen of that name, which goes by the day of the act. */
    MONITORING
}
