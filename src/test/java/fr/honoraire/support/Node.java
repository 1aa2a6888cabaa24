package fr.honoraire.support;

import static org.awaitility.Awaitility.await;

import fr.honoraire.HonoraireApplication;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Another node of the application: a process of its own on the same database. */
public final class Node implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofMillis(20);

    /** For a JVM whose application starts from the beans that the build generated. */
    static final String GENERATED = "-Dspring.aot.enabled=true";

    private final Process process;
    private final int port;

    private Node(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Surrounded as the tests' own node is, and ready. */
    public static Node beside(ConfigurableEnvironment first) throws IOException {
        return beside(first, "-XX:TieredStopAtLevel=1", "-Xmx320m");
    }

    /** The same, with these options for its JVM. */
    public static Node beside(ConfigurableEnvironment first, String... options) throws IOException {
        var words = new ArrayList<>(List.of(options));
        words.addAll(List.of(
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                shippedClasses(),
                HonoraireApplication.class.getName()));
        return start(first, Map.of(), Path.of(""), words);
    }

    /** On another database, with time to be measured in. */
    public static Node on(DataSet set, ConfigurableEnvironment first) throws IOException {
        return start(first, set.settings(), Path.of(""), words(shippedClasses(), HonoraireApplication.class));
    }

    /** Another application, from the tests, in a JVM like that of {@link #on}; it says at {@code /ready} that it is. */
    public static Node running(Class<?> application, Map<String, Object> settings) throws IOException {
        var port = Ports.free();
        var all = new HashMap<>(settings);
        all.put("server.port", port);
        return start(all, port, "http://localhost:" + port + "/ready", Path.of(""), words(allClasses(), application));
    }

    /** Beside it, with the beans generated, as in the image, and an address of its own; the build has to have got that far. */
    public static Node asInTheImage(ConfigurableEnvironment first) throws IOException {
        var words = new ArrayList<>(List.of(GENERATED));
        words.addAll(words(shippedClasses(), HonoraireApplication.class));
        return start(first, Map.of("honoraire.base-url", "http://localhost:${server.port}"), Path.of(""), words);
    }

    private static List<String> words(String classes, Class<?> application) {
        return List.of(
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                classes,
                application.getName());
    }

    /** The same, with other settings and these words for the JVM, there. */
    static Node start(ConfigurableEnvironment first, Map<String, Object> others, Path directory, List<String> words)
            throws IOException {
        var port = Ports.free();
        var managementPort = Ports.free();
        var settings = new HashMap<>(surroundings(first));
        settings.putAll(others);
        settings.put("server.port", port);
        settings.put("management.server.port", managementPort);
        var readiness = "http://localhost:" + managementPort + "/actuator/health/readiness";
        return start(settings, port, readiness, directory, words);
    }

    private static Node start(
            Map<String, Object> settings, int port, String readiness, Path directory, List<String> words)
            throws IOException {
        var log = Files.createTempFile("node", ".log");
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(words);
        settings.forEach((name, value) -> command.add("--" + name + "=" + value));
        var process = new ProcessBuilder(command)
                .directory(directory.toAbsolutePath().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        var node = new Node(process, port);
        // One client for all looks: they take from the very processors that the node starts on.
        try (var client = HttpClient.newHttpClient()) {
            await().atMost(PATIENCE).pollInterval(LOOK).until(() -> {
                if (!process.isAlive()) {
                    throw new IllegalStateException("the node did not start: " + Files.readString(log));
                }
                return isReady(client, readiness);
            });
        }
        Files.delete(log);
        return node;
    }

    /** Without the tests, their resources and what only they bring along. */
    private static String shippedClasses() {
        return Arrays.stream(allClasses().split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String allClasses() {
        return System.getProperty("java.class.path");
    }

    private static Map<String, Object> surroundings(ConfigurableEnvironment first) {
        if (first.getPropertySources().get("surroundings") instanceof MapPropertySource surroundings) {
            return surroundings.getSource();
        }
        throw new IllegalStateException("this node has no surroundings");
    }

    private static boolean isReady(HttpClient client, String readiness) {
        var request = HttpRequest.newBuilder(URI.create(readiness))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    public URI site() {
        return URI.create("http://localhost:" + port);
    }

    /** As a machine that loses its power: nobody is told. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
