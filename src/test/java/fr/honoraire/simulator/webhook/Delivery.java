package fr.honoraire.simulator.webhook;

import java.time.Instant;

/**
 * One attempt to tell one endpoint of one event.
 *
 * @param status what it answered; 0 if it could not be reached, -1 if the delivery was thrown away on purpose
 */
public record Delivery(
        String eventId,
        String account,
        String type,
        String url,
        int attempt,
        int status,
        String body,
        String signature,
        Instant at) {

    public boolean succeeded() {
        return status >= 200 && status < 300;
    }

    public boolean dropped() {
        return status == -1;
    }
}
