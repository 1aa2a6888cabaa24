package fr.honoraire.consultation;

import java.time.Duration;

/** A page floods the others of its call. */
class TooManySignals extends RuntimeException {

    /** What is counted together; afterwards it may speak again. */
    static final Duration WHILE = Duration.ofSeconds(10);
}
