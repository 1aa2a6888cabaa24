package fr.honoraire.shared.live;

import fr.honoraire.shared.scope.Scope;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The browsers that hang on this node, by what they watch. Who may watch what, the opening controller decides. */
@Component
public class LiveStreams {

    /** Sent first on every line, reconnections included: whoever hears it fetches the present state. */
    private static final String HELLO = "hello";

    private final Map<String, Set<LiveStream>> streamsByTopic = new ConcurrentHashMap<>();

    /** Opens a line that hears of these topics until the browser goes. */
    public SseEmitter open(LiveWatcher watcher, String... topics) {
        var stream = new LiveStream(watcher);
        for (var topic : topics) {
            streamsByTopic.compute(topic, (key, streams) -> with(streams, stream));
        }
        stream.offer(new LiveMessage("", HELLO, ""));
        var scope = Scope.current();
        Thread.ofVirtual().name("live-stream").start(() -> {
            try {
                scope.run(stream);
            } finally {
                forget(stream, topics);
            }
        });
        return stream.emitter();
    }

    void deliver(LiveMessage message) {
        streamsByTopic.getOrDefault(message.topic(), Set.of()).forEach(stream -> stream.offer(message));
    }

    /** Something may have been missed: everyone looks again. */
    void greetAll() {
        streamsByTopic.values().forEach(streams -> streams.forEach(s -> s.offer(new LiveMessage("", HELLO, ""))));
    }

    void closeAll() {
        streamsByTopic.values().forEach(streams -> streams.forEach(LiveStream::close));
    }

    private void forget(LiveStream stream, String... topics) {
        for (var topic : topics) {
            streamsByTopic.computeIfPresent(topic, (key, streams) -> without(streams, stream));
        }
    }

    private static Set<LiveStream> with(@Nullable Set<LiveStream> streams, LiveStream stream) {
        var all = streams == null ? ConcurrentHashMap.<LiveStream>newKeySet() : streams;
        all.add(stream);
        return all;
    }

    private static @Nullable Set<LiveStream> without(Set<LiveStream> streams, LiveStream stream) {
        streams.remove(stream);
        return streams.isEmpty() ? null : streams;
    }
}
