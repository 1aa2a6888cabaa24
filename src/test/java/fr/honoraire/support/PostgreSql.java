package fr.honoraire.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * A real PostgreSQL 18 of our own: a container where Docker answers, else real binaries unpacked from a jar. It ends with the
 * JVM. It has the two roles of a real one, with the superuser's password.
 */
record PostgreSql(String url, String superuser, String password) {

    static final String OWNER = "honoraire_owner";
    static final String APPLICATION = "honoraire";

    static PostgreSql start() {
        var server = dockerAnswers() ? inContainer() : embedded();
        server.addRoles();
        return server;
    }

    /** One whose data outlive the JVM: for sets too large to be made each time. */
    static PostgreSql keptIn(Path directory) {
        try {
            Files.createDirectories(directory);
            var isNew = !Files.exists(directory.resolve("PG_VERSION"));
            var server = started(EmbeddedPostgres.builder()
                    .setDataDirectory(directory)
                    .setCleanDataDirectory(false)
                    .setPGStartupWait(Duration.ofMinutes(5))
                    .setServerConfig("shared_buffers", "2GB")
                    .setServerConfig("logging_collector", "on")
                    .setServerConfig("log_destination", "jsonlog")
                    .setServerConfig("log_directory", ".")
                    .setServerConfig("log_filename", "said.log")
                    .setServerConfig("wal_level", "minimal")
                    .setServerConfig("max_wal_senders", "0")
                    .setServerConfig("max_wal_size", "4GB")
                    .setServerConfig("checkpoint_timeout", "30min"));
            if (isNew) {
                server.addRoles();
            }
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asking Testcontainers alone takes seconds where there is no Docker at all. */
    private static boolean dockerAnswers() {
        var mayBeThere = System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
        return mayBeThere && DockerClientFactory.instance().isDockerAvailable();
    }

    @SuppressWarnings("resource") // Testcontainers stops it when the JVM ends.
    private static PostgreSql inContainer() {
        var container = new PostgreSQLContainer("postgres:18");
        container.start();
        return new PostgreSql(container.getJdbcUrl(), container.getUsername(), container.getPassword());
    }

    private static PostgreSql embedded() {
        return started(EmbeddedPostgres.builder());
    }

    @SuppressWarnings("resource") // It adds its own shutdown hook.
    private static PostgreSql started(EmbeddedPostgres.Builder builder) {
        try {
            var postgres = builder.setPort(freePort())
                    .setServerConfig("fsync", "off")
                    .setServerConfig("max_connections", "200")
                    .start();
            return new PostgreSql(
                    "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres", "postgres", "postgres");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * One that no connection is given by chance. Among those the system gives out, one that is free now may be another's before
     * the server takes it, and its first client then waits for that other one for ever.
     */
    private static int freePort() {
        return ThreadLocalRandom.current()
                .ints(20_000, 32_000)
                .filter(PostgreSql::isFree)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (var _ = new ServerSocket(port)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Another database of the same server, empty. */
    PostgreSql another(String name) {
        try (var connection = DriverManager.getConnection(url, superuser, password);
                var statement = connection.createStatement()) {
            statement.execute("create database %s owner %s".formatted(name, OWNER));
            return new PostgreSql(url.replaceFirst("/[^/]*$", "/" + name), superuser, password);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void addRoles() {
        try (var connection = DriverManager.getConnection(url, superuser, password);
                var statement = connection.createStatement()) {
            for (var role : List.of(OWNER, APPLICATION)) {
                statement.execute("create role %s login password '%s'".formatted(role, password));
            }
            var database = statement.enquoteIdentifier(connection.getCatalog(), true);
            statement.execute("alter database %s owner to %s".formatted(database, OWNER));
            statement.execute("revoke temporary on database %s from public".formatted(database));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
