package fr.honoraire.simulator.webhook;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** How deliveries are to go wrong. */
public final class Mischief {

    private volatile boolean drop;
    private volatile boolean duplicate;
    private volatile boolean shuffle;
    private volatile boolean forge;
    private volatile Duration delay = Duration.ZERO;
    private volatile Duration age = Duration.ZERO;
    private final Set<String> droppedTypes = ConcurrentHashMap.newKeySet();
    private final Set<String> droppedAccounts = ConcurrentHashMap.newKeySet();

    /** Throws deliveries away. */
    public void drop(boolean on) {
        drop = on;
    }

    /** Throws deliveries of one type of event away. */
    public void dropType(String type, boolean on) {
        put(droppedTypes, type, on);
    }

    /** Throws deliveries of one account away. */
    public void dropAccount(String account, boolean on) {
        put(droppedAccounts, account, on);
    }

    private static void put(Set<String> set, String item, boolean on) {
        if (on) {
            set.add(item);
        } else {
            set.remove(item);
        }
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

    boolean drops(String account, String type) {
        return drop || droppedTypes.contains(type) || droppedAccounts.contains(account);
    }

    public boolean duplicates() {
        return duplicate;
    }

    public boolean shuffles() {
        return shuffle;
    }

    public boolean forges() {
        return forge;
    }

    public Duration delay() {
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
        droppedTypes.clear();
        droppedAccounts.clear();
    }
}
