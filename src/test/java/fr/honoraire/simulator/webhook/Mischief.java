package fr.honoraire.simulator.webhook;

import java.time.Duration;

/** How deliveries are to go wrong. */
final class Mischief {

    volatile boolean drop;
    volatile boolean duplicate;
    volatile boolean shuffle;
    volatile boolean forge;
    volatile Duration delay = Duration.ZERO;
    volatile Duration age = Duration.ZERO;

    void clear() {
        drop = false;
        duplicate = false;
        shuffle = false;
        forge = false;
        delay = Duration.ZERO;
        age = Duration.ZERO;
    }
}
