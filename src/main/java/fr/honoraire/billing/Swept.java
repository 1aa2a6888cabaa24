package fr.honoraire.billing;

import fr.honoraire.shared.GatewayRefused;
import fr.honoraire.shared.GatewayUnsure;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes through what is overdue, so that one sick row does not keep the others waiting. */
public final class Swept {

    private static final Logger log = LoggerFactory.getLogger(Swept.class);

    private Swept() {}

    /**
     * Does it to each; what fails is logged by its id alone.
     *
     * @param looked told of each afterwards, however it went, so that what has not moved is due again later: otherwise an
     *     account that Stripe no longer shows us would be first in the queue for ever
     */
    public static void each(String what, List<UUID> due, Consumer<UUID> look, Consumer<UUID> looked) {
        for (var id : due) {
            quietly(what, id, look);
            quietly(what, id, looked);
        }
    }

    /** Does it to one of many; what fails is logged by its id alone. */
    static void one(String what, UUID id, Consumer<UUID> step) {
        quietly(what, id, step);
    }

    private static void quietly(String what, UUID id, Consumer<UUID> look) {
        try {
            look.accept(id);
        } catch (GatewayUnsure | GatewayRefused e) {
            log.info("{} {}: {}", what, id, e.getMessage());
        } catch (RuntimeException e) {
            log.error("{} {} cannot be brought up to date", what, id, e);
        }
    }
}
