package fr.honoraire.simulator;

import fr.honoraire.simulator.wire.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/** Reads what a control is given. */
final class ControlParams {

    private ControlParams() {}

    /** An instant, or a moment in Paris. */
    static Instant moment(ObjectNode params) {
        var local = Json.text(params, "local");
        return local == null
                ? Instant.parse(text(params, "instant"))
                : LocalDateTime.parse(local).atZone(ZoneId.of("Europe/Paris")).toInstant();
    }

    /** Cents, or euros as a person writes them. */
    static long cents(ObjectNode params) {
        var euros = Json.text(params, "euros");
        return euros == null
                ? Long.parseLong(text(params, "cents"))
                : new BigDecimal(euros.strip().replace(',', '.'))
                        .movePointRight(2)
                        .longValueExact();
    }

    static String done(Runnable action) {
        action.run();
        return "done";
    }

    static boolean isOn(ObjectNode params, String name) {
        return Boolean.parseBoolean(Objects.requireNonNullElse(Json.text(params, name), "false"));
    }

    static String text(ObjectNode params, String name) {
        var value = Json.text(params, name);
        if (value == null) {
            throw new IllegalArgumentException("Say which " + name);
        }
        return value;
    }
}
