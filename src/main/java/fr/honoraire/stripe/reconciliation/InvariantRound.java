package fr.honoraire.stripe.reconciliation;

import java.time.Instant;
import java.util.UUID;

/**
 * What one round looks at besides what was broken before.
 *
 * @param journal the steps of money after this one
 * @param since accounts gone through and payouts taken over since then
 */
record InvariantRound(Slice payments, Slice payouts, Slice accounts, long journal, Instant since) {

    private static final UUID FIRST = new UUID(0, 0);
    private static final UUID LAST = new UUID(-1, -1);

    /** The rows after one id, up to another; ours rise with time. */
    record Slice(UUID from, UUID to) {

        static final Slice NONE = new Slice(FIRST, FIRST);

        /** Where the next round goes on: after the last one, at the beginning. */
        UUID next() {
            return to.equals(LAST) ? FIRST : to;
        }

        /** All that is left. */
        static Slice after(UUID from) {
            return new Slice(from, LAST);
        }
    }

    /** Only what was broken before. */
    static InvariantRound small(Instant now) {
        return new InvariantRound(Slice.NONE, Slice.NONE, Slice.NONE, Long.MAX_VALUE, now.plusSeconds(1));
    }
}
