package fr.honoraire.shared.live;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * This node's ear: one connection of its own that LISTENs, and hands each message to the browsers that watch. It stops
 * before the web server does, so that open lines do not hold up a shutdown.
 */
@Component
class LiveListener implements SmartLifecycle, Runnable {

    private static final Logger log = LoggerFactory.getLogger(LiveListener.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final JdbcConnectionDetails details;
    private final LiveStreams streams;
    private volatile @Nullable Thread thread;

    LiveListener(JdbcConnectionDetails details, LiveStreams streams) {
        this.details = details;
        this.streams = streams;
    }

    @Override
    public void start() {
        // Known before it runs: it stops as soon as it is not the one that is known.
        var listener = Thread.ofPlatform().daemon().name("live-listener").unstarted(this);
        thread = listener;
        listener.start();
    }

    @Override
    public void stop() {
        var running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
        streams.closeAll();
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public void run() {
        while (isMine()) {
            try (var connection =
                    DriverManager.getConnection(details.getJdbcUrl(), details.getUsername(), details.getPassword())) {
                listen(connection);
            } catch (SQLException | RuntimeException e) {
                if (isMine()) {
                    log.warn(
                            "live events interrupted, listening again: {}",
                            e.getClass().getSimpleName());
                    pause();
                }
            }
        }
    }

    private boolean isMine() {
        return Thread.currentThread().equals(thread);
    }

    private void listen(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + LiveEvents.CHANNEL);
        }
        streams.greetAll();
        var notifications = connection.unwrap(PGConnection.class);
        while (isMine()) {
            var heard = notifications.getNotifications((int) PATIENCE.toMillis());
            if (heard.length > 0) {
                deliver(
                        connection,
                        Arrays.stream(heard)
                                .map(notification -> Long.valueOf(notification.getParameter()))
                                .toArray(Long[]::new));
            }
        }
    }

    /** On the ear's own connection, all that came at once: a message waits neither for the pool nor for the one before. */
    private void deliver(Connection connection, Long... ids) throws SQLException {
        try (var statement = connection.prepareStatement(
                "select topic, kind, body from live_message where id = any(?) order by id")) {
            statement.setArray(1, connection.createArrayOf("bigint", ids));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    streams.deliver(new LiveMessage(rows.getString(1), rows.getString(2), rows.getString(3)));
                }
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
