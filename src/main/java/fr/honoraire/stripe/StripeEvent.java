package fr.honoraire.stripe;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A hint of Stripe's that something may have changed. It says where to look, never what to believe.
 *
 * @param account the practitioner's account it is about; nothing if it is about ours
 * @param objectId what to read again; for a charge, a refund or a dispute the payment it belongs to
 */
record StripeEvent(
        String id,
        String type,
        @Nullable String account,
        @Nullable String objectId,
        Instant createdAt) {}
