package fr.honoraire.simulator.wire;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Which calls came in last, without what they carried. */
public final class RequestLog {

    private static final int KEPT = 50_000;

    /** One call, and the status it was answered with: 0 if the answer never left. */
    public record Line(
            String method,
            String path,
            @Nullable String account,
            @Nullable String idempotencyKey,
            int status) {}

    private final ConcurrentLinkedQueue<Line> lines = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();

    void add(ApiRequest request, int status) {
        lines.add(new Line(request.method(), request.path(), request.account(), request.idempotencyKey(), status));
        if (count.incrementAndGet() > KEPT) {
            lines.poll();
        }
    }

    public List<Line> lines() {
        return List.copyOf(lines);
    }

    public void clear() {
        lines.clear();
        count.set(0);
    }
}
