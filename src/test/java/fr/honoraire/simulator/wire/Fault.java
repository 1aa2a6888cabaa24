package fr.honoraire.simulator.wire;

/** What may go wrong with a call. */
public enum Fault {
    /** 429, nothing done. */
    RATE_LIMITED,
    /** 429, nothing done, and Stripe advises to retry. */
    RATE_LIMITED_RETRY,
    /** 500, nothing done; kept under the idempotency key. */
    ERROR_BEFORE,
    /** The work is done, the answer is a 500, and stays one under the idempotency key. */
    ERROR_AFTER,
    /** No answer and nothing done: the connection stays open for a while, then closes. */
    HANG,
    /** The work is done at once, its answer comes late. */
    LATE,
    /** The work is done and the connection closes before the answer. */
    DROP_AFTER,
    /** The work is done and the answer breaks off half-way. */
    HALF_BODY;

    boolean doesTheWork() {
        return switch (this) {
            case RATE_LIMITED, RATE_LIMITED_RETRY, ERROR_BEFORE, HANG -> false;
            case ERROR_AFTER, LATE, DROP_AFTER, HALF_BODY -> true;
        };
    }
}
