package fr.honoraire.support;

import fr.honoraire.shared.scope.Scope;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does several things at the same time, as several people or nodes would. */
public final class AtOnce {

    private AtOnce() {}

    public static <T> List<T> times(int times, Callable<T> work) {
        return all(Collections.nCopies(times, work));
    }

    /** All of them at once; one that throws fails the test. */
    public static <T> List<T> all(List<? extends Callable<T>> work) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(work.stream().map(AtOnce::here).toList()).stream()
                    .map(Future::resultNow)
                    .toList();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For a thread of its own, which may then do what this one may. */
    public static <T> Callable<T> here(Callable<T> work) {
        var scope = Scope.current();
        return () -> scope.call(work::call);
    }

    /** What it answers, or why it did not. */
    public static String quietly(Callable<String> work) {
        try {
            return work.call();
        } catch (Exception refused) {
            return String.valueOf(refused.getMessage());
        }
    }
}
