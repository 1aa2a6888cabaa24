package fr.honoraire.consultation;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * What one browser has to tell another so that they find each other. The server passes it on and does not look into it.
 *
 * @param seat from which page
 * @param to for whom
 * @param toSeat for which page of his: what was meant for an earlier one would only confuse
 * @param body a session description or candidates, as the browser made them
 */
record Signal(
        @NotNull UUID seat,
        @NotNull UUID to,
        @NotNull UUID toSeat,
        @NotNull Kind kind,
        @NotNull @Size(max = Signal.MOST) String body) {

    /** In characters. Descriptions of four people's cameras have a tenth of it. */
    static final int MOST = 48_000;

    enum Kind {
        /** Somebody has taken a seat; only the server says so. */
        HELLO,
        DESCRIPTION,
        CANDIDATES
    }
}
