package fr.honoraire.monitoring.export;

import fr.honoraire.shared.live.LiveEvents;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells the page an export was started from how many rows have left, now and then, and how it ended. The browser alone knows
 * what has arrived, and tells nobody. Without JavaScript no page listens, and nothing is told.
 */
public final class ExportProgress {

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int LOOKS_EVERY = 256;
    private static final Pattern TICKET = Pattern.compile("[0-9a-f-]{1,36}");

    /** How it stands. The page has words for each. */
    enum State {
        RUNNING,
        DONE,
        STOPPED
    }

    private final LiveEvents live;
    private final String topic;
    private final @Nullable String ticket;
    private long rows;
    private long told = System.nanoTime();

    /** @param ticket by which the page knows its export again, among those of its other tabs */
    ExportProgress(LiveEvents live, String topic, @Nullable String ticket) {
        this.live = live;
        this.topic = topic;
        this.ticket = ticket != null && TICKET.matcher(ticket).matches() ? ticket : null;
    }

    /** One more. */
    public void row() {
        if (++rows % LOOKS_EVERY == 0 && ticket != null && System.nanoTime() - told > PAUSE.toNanos()) {
            tell(State.RUNNING);
        }
    }

    void tell(State state) {
        if (ticket != null) {
            live.publish(topic, "export", ticket + " " + state + " " + rows);
            told = System.nanoTime();
        }
    }
}
