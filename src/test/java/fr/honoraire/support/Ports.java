package fr.honoraire.support;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;

/** Where things listen: on the ports a newcomer is told of, or on whatever is free. */
enum Ports {
    USUAL,
    FREE;

    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;

    /** The port given from outside, else the usual or a free one. */
    int of(ConfigurableEnvironment environment, String property, int usual) {
        var given = given(environment, property);
        if (given != null) {
            return Integer.parseInt(given);
        }
        return switch (this) {
            case USUAL -> usual;
            case FREE -> free();
        };
    }

    /** Looks where people give values, not where the application has its defaults. */
    private static @Nullable String given(ConfigurableEnvironment environment, String property) {
        for (var source : environment.getPropertySources()) {
            if (source.getName().startsWith("Config resource")) {
                continue;
            }
            var isEnvironment = source.getName().equals(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
            var name =
                    isEnvironment ? property.replace('.', '_').replace("-", "").toUpperCase(Locale.ROOT) : property;
            var value = source.getName().equals("configurationProperties") ? null : source.getProperty(name);
            if (value != null) {
                return value.toString();
            }
        }
        return null;
    }

    /**
     * A port below those that systems hand out for outgoing calls: between our looking and our listening, one of the many
     * calls of a test would sooner or later take it.
     */
    static int free() {
        for (var tries = 0; tries < 100; tries++) {
            var port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port between " + LOWEST + " and " + HIGHEST);
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
