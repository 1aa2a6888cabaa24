package fr.honoraire.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** A real PostgreSQL 18 of our own: a container where Docker answers, else real binaries unpacked from a jar. It ends with the JVM. */
record PostgreSql(String url, String username, String password) {

    static PostgreSql start() {
        return dockerAnswers() ? inContainer() : embedded();
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

    @SuppressWarnings("resource") // It adds its own shutdown hook.
    private static PostgreSql embedded() {
        try {
            var postgres = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("max_connections", "200")
                    .start();
            return new PostgreSql(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
