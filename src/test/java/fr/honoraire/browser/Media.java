package fr.honoraire.browser;

import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.Map;

/** What really flows into a window from the others in its call, as its browser counts it. */
final class Media {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String KEEP_CONNECTIONS = """
            (() => {
              const made = (window.connections = []);
              const Original = RTCPeerConnection;
              window.RTCPeerConnection = class extends Original {
                constructor(...all) {
                  super(...all);
                  made.push(this);
                  this.addEventListener('icecandidateerror', ({ errorCode }) => (window.refusedByRelay = errorCode));
                }
              };
            })()""";

    private static final String COUNT = """
            async () => {
              const count = { connected: 0, frames: 0, sound: 0, relayed: 0 };
              for (const connection of window.connections) {
                if (connection.connectionState !== 'connected') continue;
                count.connected += 1;
                const reports = [...(await connection.getStats()).values()];
                for (const report of reports) {
                  if (report.type === 'inbound-rtp' && report.kind === 'video') count.frames += report.framesDecoded ?? 0;
                  if (report.type === 'inbound-rtp' && report.kind === 'audio') count.sound += report.bytesReceived ?? 0;
                  if (report.type === 'candidate-pair' && report.nominated) {
                    const own = reports.find((each) => each.id === report.localCandidateId);
                    if (own?.candidateType === 'relay') count.relayed += 1;
                  }
                }
              }
              return count;
            }""";

    private final Page page;

    private Media(Page page) {
        this.page = page;
    }

    /** Before the window opens its first page. */
    static Media of(Page page) {
        page.addInitScript(KEEP_CONNECTIONS);
        return new Media(page);
    }

    /** Connections that stand, pictures decoded, bytes of sound received and connections that go through a relay. */
    Map<?, ?> count() {
        return (Map<?, ?>) page.evaluate(COUNT);
    }

    /** As many others are seen and heard, and more of both keeps coming. */
    void flowsFrom(int others) {
        await().pollInSameThread()
                .pollInterval(Duration.ofMillis(100))
                .atMost(PATIENCE)
                .until(() -> number(count(), "connected") == others && number(count(), "frames") > 10L * others);
        var before = count();
        await().pollInSameThread()
                .pollInterval(Duration.ofMillis(100))
                .atMost(PATIENCE)
                .until(() -> {
                    var now = count();
                    return number(now, "frames") > number(before, "frames") + 5
                            && number(now, "sound") > number(before, "sound") + 500;
                });
    }

    static long number(Map<?, ?> count, String what) {
        return count.get(what) instanceof Number number ? number.longValue() : 0;
    }
}
