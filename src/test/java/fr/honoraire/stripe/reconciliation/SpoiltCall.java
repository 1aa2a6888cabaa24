package fr.honoraire.stripe.reconciliation;

/** The calls that we make to Stripe. */
enum SpoiltCall {
    OPEN_ACCOUNT("POST", "/v2/core/accounts$"),
    READ_ACCOUNT("GET", "/v2/core/accounts/acct_\\w+$"),
    READ_BANK("GET", "/v1/accounts/acct_\\w+/external_accounts$"),
    ONBOARDING_LINK("POST", "/v2/core/account_links$"),
    OPEN_PAYMENT("POST", "/v1/payment_intents$"),
    FIND_PAYMENT("GET", "/v1/payment_intents$"),
    READ_PAYMENT("GET", "/v1/payment_intents/pi_\\w+$"),
    CANCEL_PAYMENT("POST", "/v1/payment_intents/pi_\\w+/cancel$"),
    REFUND("POST", "/v1/refunds$"),
    LIST_REFUNDS("GET", "/v1/refunds$"),
    LIST_DISPUTES("GET", "/v1/disputes$"),
    READ_PAYOUT("GET", "/v1/payouts/po_\\w+$"),
    LIST_PAYOUTS("GET", "/v1/payouts$"),
    LIST_LINES("GET", "/v1/balance_transactions$"),
    READ_BALANCE("GET", "/v1/balance$"),
    LIST_EVENTS("GET", "/v1/events$"),
    LIST_THIN_EVENTS("GET", "/v2/core/events$");

    private final String method;
    private final String path;

    SpoiltCall(String method, String path) {
        this.method = method;
        this.path = path;
    }

    String method() {
        return method;
    }

    String path() {
        return path;
    }
}
