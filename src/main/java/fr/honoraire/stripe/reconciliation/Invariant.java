package fr.honoraire.stripe.reconciliation;

/** What must hold of the money, at every moment or soon after. What breaks each is told by {@link InvariantQueries}. */
enum Invariant {
    /** Per note: what was paid, given back and contested at Stripe is what it is here. */
    I1(Kind.CONVERGENCE),
    /** Per account: its movements add up to what Stripe says it holds, and are ours where they should be. */
    I2(Kind.CONVERGENCE),
    /** A payout is the sum of its lines, which are Stripe's; none is in two payouts that hold. */
    I3(Kind.CONVERGENCE),
    /** What is paid here was paid at Stripe: that amount, in euros, on that account. */
    I4(Kind.SAFETY),
    /** All that is at Stripe has one row here, and the reverse; nothing stays unknown for more than a minute. */
    I5(Kind.CONVERGENCE),
    /** A note less its credit notes is what its payment says: all, all but what was given back, or nothing. */
    I6(Kind.CONVERGENCE),
    /** Never more is given back than was captured; amounts are more than nothing. */
    I7(Kind.SAFETY);

    /** How long one may be broken. */
    enum Kind {
        /** Not for a moment. */
        SAFETY,
        /** For a minute, while something is under way. */
        CONVERGENCE
    }

    private final Kind kind;

    Invariant(Kind kind) {
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }
}
