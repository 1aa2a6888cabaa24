package fr.honoraire.stripe;

import com.github.kagkarlsson.scheduler.exceptions.FailedToScheduleBatchException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/**
 * Keeps together what comes in together. One delivery at a time writes, for itself and for all that have come meanwhile: a
 * burst costs few transactions, and a single connection of those the pages need.
 */
@Component
class StripeEventIntake {

    private static final int MOST_TOGETHER = 100;

    private record Delivery(StripeEvent event, CompletableFuture<Void> kept) {}

    private final StripeEvents events;
    private final BlockingQueue<Delivery> waiting = new LinkedBlockingQueue<>();
    /** In turn: whose event is kept is not to wait until those who came later have written theirs. */
    private final ReentrantLock pen = new ReentrantLock(true);

    StripeEventIntake(StripeEvents events) {
        this.events = events;
    }

    /**
     * Returns once the event is kept, and its job with it.
     *
     * @throws CompletionException of why it could not be; Stripe will send it again
     */
    void take(StripeEvent event) {
        var mine = new Delivery(event, new CompletableFuture<>());
        waiting.add(mine);
        pen.lock();
        try {
            while (!mine.kept().isDone()) {
                keep(next());
            }
        } finally {
            pen.unlock();
        }
        mine.kept().join();
    }

    private List<Delivery> next() {
        var together = new ArrayList<Delivery>();
        waiting.drainTo(together, MOST_TOGETHER);
        return together;
    }

    /**
     * One that the database refuses must not keep out the others, so they are tried in halves; if it does not answer, none
     * is tried again.
     */
    private void keep(List<Delivery> together) {
        try {
            events.receive(together.stream().map(Delivery::event).toList());
            together.forEach(delivery -> delivery.kept().complete(null));
        } catch (DataIntegrityViolationException | FailedToScheduleBatchException e) {
            var half = together.size() / 2;
            if (half == 0) {
                refuse(together, e);
            } else {
                keep(together.subList(0, half));
                keep(together.subList(half, together.size()));
            }
        } catch (RuntimeException | Error e) {
            // Whatever it is: who waits for an answer that never comes would hold the pen forever.
            refuse(together, e);
        }
    }

    private static void refuse(List<Delivery> together, Throwable why) {
        together.forEach(delivery -> delivery.kept().completeExceptionally(why));
    }
}
