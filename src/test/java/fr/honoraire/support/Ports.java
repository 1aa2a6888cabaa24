package fr.honoraire.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;

/** Where things listen: on the ports a newcomer is told of, or on whatever is free. */
enum Ports {
    USUAL,
    FREE;

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

    static int free() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
