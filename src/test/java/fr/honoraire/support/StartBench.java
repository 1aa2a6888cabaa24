package fr.honoraire.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.FileSystemUtils;

/** Measures from the start of the JVM to ready, with the cache of docker/aot-cache.sh and without: {@code bench/start}. */
@IntegrationTest
class StartBench {

    private static final Path PLACE = Path.of("target", "bench", "start");

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin");
    private static final String NATIVE = "--enable-native-access=ALL-UNNAMED";
    private static final int TIMES = 5;
    private static final double GOAL = 0.5;

    @Autowired
    private ConfigurableEnvironment environment;

    /** As the Dockerfile does: the jar beside its libraries, and the cache beside the jar. */
    @BeforeAll
    static void jarAndCache() throws IOException, InterruptedException {
        FileSystemUtils.deleteRecursively(PLACE);
        try (var built = Files.newDirectoryStream(Path.of("target"), "honoraire-*.jar")) {
            run(
                    Path.of(""),
                    JAVA.resolve("java").toString(),
                    "-Djarmode=tools",
                    "-jar",
                    built.iterator().next().toString(),
                    "extract",
                    "--application-filename",
                    "honoraire.jar",
                    "--destination",
                    PLACE.toString());
        }
        run(PLACE, Path.of("docker", "aot-cache.sh").toAbsolutePath().toString());
    }

    private static void run(Path directory, String... command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command)
                .directory(directory.toAbsolutePath().toFile())
                .inheritIO();
        builder.environment().put("JAVA_TOOL_OPTIONS", NATIVE);
        builder.environment().merge("PATH", JAVA.toString(), (path, java) -> java + File.pathSeparator + path);
        assertThat(builder.start().waitFor()).isZero();
    }

    @Test
    void theCacheHalvesTheStart() throws IOException, InterruptedException {
        var plain = new double[TIMES];
        var generated = new double[TIMES];
        var cached = new double[TIMES];
        for (var time = -1; time < TIMES; time++) {
            var alone = seconds(List.of());
            var half = seconds(List.of(Node.GENERATED));
            var helped = seconds(List.of(Node.GENERATED, "-XX:AOTCache=honoraire.aot"));
            // The first of each warms the files up.
            if (time >= 0) {
                plain[time] = alone;
                generated[time] = half;
                cached[time] = helped;
            }
        }
        var without = Samples.of(plain).median();
        var halfWay = Samples.of(generated).median();
        var with = Samples.of(cached).median();
        var ratio = with / without;
        Files.writeString(Path.of("target", "start-bench.txt"), """
                        Start to ready, median of %d: the jar alone %.2f s; with the beans generated %.2f s; with these and the cache, as the image, %.2f s.
                        Ratio to the jar alone %.2f (goal: %.1f), to the same without the cache %.2f.
                        """.formatted(
                        TIMES, without, halfWay, with, ratio, GOAL, with / halfWay));
        assertThat(ratio).isLessThan(1);
    }

    private double seconds(List<String> cache) throws IOException, InterruptedException {
        var words = Stream.of(cache, List.of("--enable-native-access=ALL-UNNAMED", "-Xmx512m", "-jar", "honoraire.jar"))
                .flatMap(List::stream)
                .toList();
        var start = System.nanoTime();
        var node = Node.start(environment, Map.of(), PLACE, words);
        var ready = System.nanoTime();
        node.kill();
        return (ready - start) / 1e9;
    }
}
