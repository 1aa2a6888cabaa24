package fr.honoraire.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import fr.honoraire.support.DataSet;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Node;
import fr.honoraire.support.Samples;
import fr.honoraire.support.Visitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Measures how many pages a node gives beside a bare one, and what memory it takes: {@code bench/pages}. */
@IntegrationTest
class PagesBench {

    private static final int ROUNDS = 5;
    private static final int LINES = 4;
    private static final Duration ROUND = Duration.ofSeconds(10);
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    @Autowired
    private ConfigurableEnvironment environment;

    @Autowired
    private PasswordEncoder passwords;

    @Test
    void pagesInASecond() throws IOException {
        var set = DataSet.of(System.getProperty("bench.small", "10k"));
        var practitioner = set.usual();
        var today = set.today();
        var filter = new MonitoringFilter(today.minusYears(5), today.plusMonths(1), Set.of(), "");
        try (var ours = Node.on(set, environment);
                var bare = Node.running(BarePages.class, settings(set, practitioner))) {
            var atRest = megabytes(ours);
            var visitor = set.signedIn(practitioner, ours, passwords);
            var passerBy = new Visitor(bare.site());
            var page = filter.address();
            var size = visitor.get(page).body().length();
            var address = "/?from=%s&to=%s&filler=".formatted(filter.from(), filter.to());
            var bareAddress = address + (size - passerBy.get(address + 0).body().length());
            assertThat(passerBy.get(bareAddress).body()).hasSize(size);

            var perSecond = new double[ROUNDS];
            var barePerSecond = new double[ROUNDS];
            for (var round = -2; round < ROUNDS; round++) {
                var pages = perSecond(visitor, page);
                var barePages = perSecond(passerBy, bareAddress);
                if (round >= 0) {
                    perSecond[round] = pages;
                    barePerSecond[round] = barePages;
                }
            }
            var median = Samples.of(perSecond).median();
            var bareMedian = Samples.of(barePerSecond).median();
            Files.writeString(
                    Path.of("target", "pages-bench.txt"),
                    String.format(
                            Locale.ROOT,
                            """
                                    Monitoring pages of %,d characters, %d readers at once, median of %d rounds: %.0f/s; the same rows as a bare page: %.0f/s; ratio %.2f (goal: 1).
                                    Memory of the node (heap at most 512 MB): at rest %d MB, after %d s under load %d MB.
                                    """,
                            size,
                            LINES,
                            ROUNDS,
                            median,
                            bareMedian,
                            median / bareMedian,
                            atRest,
                            ROUND.toSeconds() * (ROUNDS + 2),
                            megabytes(ours)));
        }
    }

    private static Map<String, Object> settings(DataSet set, UUID practitioner) {
        var settings = new HashMap<>(set.settings());
        settings.put("practitioner", practitioner);
        settings.put(
                "spring.datasource.hikari.connection-init-sql", "set honoraire.scope = '%s'".formatted(practitioner));
        settings.put("spring.thymeleaf.prefix", "classpath:/bench/pages/");
        settings.put("spring.config.name", "bare");
        return settings;
    }

    private static double perSecond(Visitor visitor, String address) {
        var given = new AtomicInteger();
        var start = System.nanoTime();
        try (var lines = Executors.newFixedThreadPool(LINES)) {
            for (var line = 0; line < LINES; line++) {
                lines.execute(() -> {
                    while (System.nanoTime() - start < ROUND.toNanos()) {
                        assertThat(visitor.get(address).statusCode()).isEqualTo(200);
                        given.incrementAndGet();
                    }
                });
            }
        }
        return given.get() * 1e9 / (System.nanoTime() - start);
    }

    /** What the system keeps in memory for it. */
    private static int megabytes(Node node) throws IOException {
        var status = RESIDENT.matcher(Files.readString(Path.of("/proc", String.valueOf(node.pid()), "status")));
        assertThat(status.find()).isTrue();
        return Integer.parseInt(status.group(1)) / 1024;
    }
}
