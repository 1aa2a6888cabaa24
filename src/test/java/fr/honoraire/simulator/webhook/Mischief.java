package fr.honoraire.simulator.webhook;

import java.time.Duration;

/** How deliveries are to go wrong. */
public final class Mischief {

    private volatile boolean drop;
    private volatile boolean duplicate;
    private volatile boolean shuffle;
    private volatile boolean forge;
    private volatile Duration delay = Duration.ZERO;
    private volatile Duration age = Duration.ZERO;

    /** Throws deliveries away. */
    public void drop(boolean on) {
        drop = on;
    }

    /** Makes each delivery twice. */
    public void duplicate(boolean on) {
        duplicate = on;
    }

    /** Lets later events overtake earlier ones. */
    public void shuffle(boolean on) {
        shuffle = on;
    }

    /** Signs with a secret that is not the endpoint's. */
    public void forge(boolean on) {
        forge = on;
    }

    /** Delivers this much later. */
    public void delay(Duration by) {
        delay = by;
    }

    /** Signs as if it were this long ago; negative, as if it were to come. */
    public void signAsOld(Duration by) {
        age = by;
    }

    public boolean drops() {
        return drop;
    }

    boolean duplicates() {
        return duplicate;
    }

    boolean shuffles() {
        return shuffle;
    }

    boolean forges() {
        return forge;
    }

    Duration delay() {
        return delay;
    }

    Duration age() {
        return age;
    }

    void clear() {
        drop = false;
        duplicate = false;
        shuffle = false;
        forge = false;
        delay = Duration.ZERO;
        age = Duration.ZERO;
    }
}
