package fr.honoraire.simulator.wire;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Which calls came in, without what they carried. */
public final class RequestLog {

    /** One call, and the status it was answered with: 0 if the answer never left. */
    public record Line(
            String method,
            String path,
            @Nullable String account,
            @Nullable String idempotencyKey,
            int status) {}

    private final List<Line> lines = new CopyOnWriteArrayList<>();

    void add(ApiRequest request, int status) {
        lines.add(new Line(request.method(), request.path(), request.account(), request.idempotencyKey(), status));
    }

    public List<Line> lines() {
        return List.copyOf(lines);
    }

    public void clear() {
        lines.clear();
    }
}
