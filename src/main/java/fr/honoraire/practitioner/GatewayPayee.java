package fr.honoraire.practitioner;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The practitioner's account as Stripe describes it now. */
public record GatewayPayee(
        String id,
        Capability charges,
        Capability payouts,
        @Nullable String bankName,
        @Nullable String bankLast4,
        List<Requirement> requirements,
        boolean closed) {}
