package fr.honoraire.monitoring;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The place of a row in the table: pages hang on rows, not on counts, so that new rows shift nothing. */
record Cursor(Instant actAt, UUID consultationId, int position) {

    private static final int LENGTH = 28;
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2110-01-01T00:00:00Z");

    public String text() {
        var bytes = ByteBuffer.allocate(LENGTH)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, actAt))
                .putLong(consultationId.getMostSignificantBits())
                .putLong(consultationId.getLeastSignificantBits())
                .putInt(position)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Reads what {@link #text} wrote; nothing for anything else. */
    static @Nullable Cursor read(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            var bytes = Base64.getUrlDecoder().decode(text);
            return bytes.length == LENGTH ? from(ByteBuffer.wrap(bytes)) : null;
        } catch (IllegalArgumentException | ArithmeticException notACursor) {
            return null;
        }
    }

    private static @Nullable Cursor from(ByteBuffer bytes) {
        var actAt = Instant.EPOCH.plus(bytes.getLong(), ChronoUnit.MICROS);
        var cursor = new Cursor(actAt, new UUID(bytes.getLong(), bytes.getLong()), bytes.getInt());
        return actAt.isAfter(EARLIEST) && actAt.isBefore(LATEST) ? cursor : null;
    }
}
