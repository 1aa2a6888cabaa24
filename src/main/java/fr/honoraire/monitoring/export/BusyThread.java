package fr.honoraire.monitoring.export;

import fr.honoraire.shared.scope.Scope;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A thread for work that keeps a processor busy. It is the operating system's: virtual threads, on which pages are drawn,
 * share as many of those as there are processors and do not make way for each other (https://openjdk.org/jeps/444), so that
 * two exports would keep every page waiting.
 */
final class BusyThread implements AutoCloseable {

    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name("export").factory());

    private CompletableFuture<Void> work = CompletableFuture.completedFuture(null);

    /**
     * Begins this work, in the scope of whoever asks for it, once what it was given before has ended.
     *
     * @throws RuntimeException what that one threw; this work is not begun then
     */
    void start(Runnable next) {
        await();
        var scope = Scope.current();
        work = CompletableFuture.runAsync(() -> scope.run(next), thread);
    }

    /** @throws RuntimeException what the work threw */
    void await() {
        try {
            work.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    @Override
    public void close() {
        thread.close();
    }
}
