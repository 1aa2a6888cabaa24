package fr.honoraire.practitioner.factor;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What locks the second factors.
 *
 * @param factorKey at least 32 characters, which are nowhere in the database
 * @param previousFactorKey still opens what it locked while the key is being changed
 */
@ConfigurationProperties("honoraire")
@Validated
record FactorProperties(
        @NotNull @Size(min = 32) String factorKey, @Nullable String previousFactorKey) {

    /** Without the keys, should it ever be logged. */
    @Override
    public String toString() {
        return "FactorProperties";
    }
}
