package fr.honoraire.billing;

import fr.honoraire.practitioner.OtherMeans;
import fr.honoraire.shared.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sum that went back to the patient, or was to.
 *
 * @param at since when it stands so
 * @param means how he got what did not reach his card
 */
public record GivenBack(
        UUID refundId,
        Money amount,
        Standing standing,
        Instant at,
        @Nullable OtherMeans means) {

    /** Where it is. Messages: {@code pay.back.*}. */
    public enum Standing {
        ON_ITS_WAY,
        GIVEN,
        CAME_BACK,
        GIVEN_OTHERWISE
    }
}
