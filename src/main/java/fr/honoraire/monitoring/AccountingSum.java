package fr.honoraire.monitoring;

/** The lines of a month's totals, in the order they stand in. Messages: {@code accounting.sum.*}. */
enum AccountingSum {
    RECEIVED_CARTE(AccountingPart.RECEIPTS),
    RECEIVED_CHEQUE(AccountingPart.RECEIPTS),
    RECEIVED_ESPECES(AccountingPart.RECEIPTS),
    RECEIVED_VIREMENT(AccountingPart.RECEIPTS),
    RECEIVED_TIERS_PAYANT(AccountingPart.RECEIPTS),
    RECEIVED(AccountingPart.RECEIPTS),

    CREDITED(AccountingPart.RETURNS),
    REFUNDED(AccountingPart.RETURNS),
    DISPUTED(AccountingPart.RETURNS),
    RECEIVED_NET(AccountingPart.RETURNS),

    FEES(AccountingPart.FEES),

    PAID_OUT(AccountingPart.PAYOUTS),
    PAYOUT_LINES(AccountingPart.PAYOUTS),
    PAYOUT_GAP(AccountingPart.PAYOUTS),

    /** From what was received in the month to what Monitoring says of its acts. */
    OF_ITS_ACTS(AccountingPart.MONITORING),
    OF_OTHER_ACTS(AccountingPart.MONITORING),
    RECEIVED_ELSEWHEN(AccountingPart.MONITORING),
    MONITORING_COLLECTED(AccountingPart.MONITORING),
    MONITORING_GAP(AccountingPart.MONITORING),
    MONITORING_BILLED(AccountingPart.MONITORING),
    MONITORING_WAITING(AccountingPart.MONITORING),
    MONITORING_DUE(AccountingPart.MONITORING),
    MONITORING_REFUNDED(AccountingPart.MONITORING),
    MONITORING_DISPUTED(AccountingPart.MONITORING),
    MONITORING_PAID_OUT(AccountingPart.MONITORING);

    private final AccountingPart part;

    AccountingSum(AccountingPart part) {
        this.part = part;
    }

    AccountingPart part() {
        return part;
    }
}
