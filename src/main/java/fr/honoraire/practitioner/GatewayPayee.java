package fr.honoraire.practitioner;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The practitioner's account as Stripe describes it now.
 *
 * @param stoppedBy why it is stopped where giving information does not help, in Stripe's word for it
 */
public record GatewayPayee(
        String id,
        Capability charges,
        Capability payouts,
        @Nullable GatewayBank bank,
        List<Requirement> requirements,
        @Nullable String stoppedBy,
        boolean closed) {}
