package fr.honoraire.shared.live;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One browser's line. It has its own thread and a short queue, so that a slow browser delays nobody else. */
final class LiveStream implements Runnable {

    static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private static final int QUEUE = 200;
    /** Sent at each heartbeat, so that a page can answer and thereby prove that it is still there. */
    private static final String BEAT = "beat";

    private static final LiveMessage WAKE_UP = new LiveMessage("", "", "");

    private final SseEmitter emitter = new SseEmitter(0L);
    private final BlockingQueue<LiveMessage> queue = new ArrayBlockingQueue<>(QUEUE);
    private final LiveWatcher watcher;
    private volatile boolean closed;

    LiveStream(LiveWatcher watcher) {
        this.watcher = watcher;
        emitter.onCompletion(this::close);
        emitter.onError(error -> close());
    }

    SseEmitter emitter() {
        return emitter;
    }

    /** A browser that cannot keep up is cut off: it reconnects and asks for the present state. */
    void offer(LiveMessage message) {
        if (!queue.offer(message)) {
            close();
        }
    }

    void close() {
        closed = true;
        if (!queue.offer(WAKE_UP)) {
            queue.clear();
            queue.offer(WAKE_UP);
        }
    }

    @Override
    public void run() {
        try {
            while (!closed) {
                watcher.present();
                sendUntilHeartbeat();
            }
        } catch (IOException | RuntimeException lineIsCut) {
            // Whatever it was, the browser will notice: it comes back and asks for the present state.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            closed = true;
            hangUp();
            watcher.gone();
        }
    }

    private void hangUp() {
        try {
            emitter.complete();
        } catch (IllegalStateException isGone) {
            // The server had noticed before us that nobody listens any more: there is nobody left to tell.
        }
    }

    private void sendUntilHeartbeat() throws IOException, InterruptedException {
        var heartbeat = System.nanoTime() + HEARTBEAT.toNanos();
        while (!closed) {
            var message = next(heartbeat - System.nanoTime());
            if (message == null) {
                emitter.send(SseEmitter.event().data(BEAT + "\n"));
                return;
            }
            if (!closed) {
                emitter.send(SseEmitter.event().data(message.kind() + "\n" + message.body()));
            }
        }
    }

    private @Nullable LiveMessage next(long nanoseconds) throws InterruptedException {
        return queue.poll(Math.max(0, nanoseconds), TimeUnit.NANOSECONDS);
    }
}
