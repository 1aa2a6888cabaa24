package fr.honoraire.shared;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of ours: a UUIDv7 known before it is written, and a version that refuses a lost update. */
@MappedSuperclass
public abstract class Stored {

    @Id
    private UUID id = UuidCreator.getTimeOrderedEpoch();

    @Version
    private @Nullable Long version;

    public UUID id() {
        return id;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Stored stored && stored.getClass() == getClass() && stored.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
