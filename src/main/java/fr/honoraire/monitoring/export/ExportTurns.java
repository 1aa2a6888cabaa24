package fr.honoraire.monitoring.export;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Lets only so many exports run at a time on this node, and fewer for one practitioner. */
@Component
class ExportTurns {

    private final ExportProperties limits;
    private final Map<UUID, Integer> running = new HashMap<>();

    ExportTurns(ExportProperties limits) {
        this.limits = limits;
    }

    /**
     * Runs it if there is room, and says no otherwise: whoever waits holds a request.
     *
     * @throws ExportsBusy if there is none
     */
    void run(UUID practitionerId, Runnable export) {
        take(practitionerId);
        try {
            export.run();
        } finally {
            giveBack(practitionerId);
        }
    }

    private synchronized void take(UUID practitionerId) {
        var his = running.getOrDefault(practitionerId, 0);
        if (his >= limits.perPractitioner()) {
            throw new ExportsBusy(true);
        }
        if (running.values().stream().mapToInt(Integer::intValue).sum() >= limits.connections()) {
            throw new ExportsBusy(false);
        }
        running.put(practitionerId, his + 1);
    }

    private synchronized void giveBack(UUID practitionerId) {
        running.computeIfPresent(practitionerId, (id, his) -> his == 1 ? null : his - 1);
    }
}
