package fr.honoraire.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/**
 * The pictures of the guides, taken by the journeys from the real pages. With {@code -Dhelp.pictures=write} they are
 * written; otherwise the page before the journey must still be the one on the picture, so that no picture grows stale
 * unseen.
 */
final class HelpPictures {

    private static final Path PICTURES = Path.of("src/main/resources/static/images/help");
    private static final Path FINGERPRINTS = Path.of("src/test/resources/help-pictures.properties");
    private static final boolean WRITE = "write".equals(System.getProperty("help.pictures"));

    /**
     * What stands on the page and how it is built: each visible element's kind and own words. Numbers, days, months and
     * links to one person differ each time, so they all count as the same, and a call may take minutes on a busy machine; a list counts once however long it is. What is
     * only announced comes and goes by itself, as does how well a line carries, and does not count.
     */
    private static final String WHAT_IS_SEEN = """
            () => {
              const seen = [];
              for (const each of document.querySelectorAll(document.querySelector('main') ? 'main *' : 'body *')) {
                if (!each.checkVisibility() || each.closest('svg, .visually-hidden, [aria-live], [data-quality], [data-media]')) continue;
                const words = [...each.childNodes].filter(node => node.nodeType === 3).map(node => node.data).join(' ')
                  .replace(/(lun|mar|mercre|jeu|vendre|same)di|dimanche/g, 'jour')
                  .replace(/janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre/g, 'mois')
                  .replace(/\\/(join|pay)\\/\\S+/g, '/link').replace(/\\d+(er)?/g, '0').replace(/0\\smin\\s0\\ss/g, '0 s')
                  .replace(/\\s+/g, ' ').trim();
                const line = each.tagName + ' ' + (each.getAttribute('role') ?? '') + ' ' + words;
                if (!seen.includes(line)) seen.push(line);
              }
              return seen.join('\\n');
            }""";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private HelpPictures() {}

    /** Takes a picture of what the window shows now, or checks that it has not changed since it was taken. */
    static void take(Page page, String name) {
        var picture = PICTURES.resolve(name + ".png");
        if (WRITE) {
            record(name, settled(page));
            page.evaluate("() => window.scrollTo(0, 0)");
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(picture)
                    .setClip(0, 0, page.viewportSize().width, height(page)));
            return;
        }
        assertThat(picture).as("the picture of the guides").exists();
        Awaitility.await()
                .pollInSameThread()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(recorded())
                        .as(
                                "the page on %s has changed: take it again with -Dhelp.pictures=write. It shows:%n%s",
                                picture, page.evaluate(WHAT_IS_SEEN))
                        .containsEntry(name, fingerprint(page)));
    }

    /** A live page may still be fetching its parts: only what stays is taken. */
    private static String settled(Page page) {
        var before = new AtomicReference<String>();
        return Awaitility.await()
                .pollInSameThread()
                .pollInterval(Duration.ofSeconds(1))
                .atMost(PATIENCE)
                .until(() -> fingerprint(page), now -> now.equals(before.getAndSet(now)));
    }

    /** Down to where the page's own words end. */
    private static double height(Page page) {
        var bottom = (Number) page.evaluate("""
                () => Math.max(0, ...[...document.querySelectorAll('main > *')].map(each => each.getBoundingClientRect().bottom))""");
        var seen = page.viewportSize().height;
        return bottom.doubleValue() == 0 ? seen : Math.min(seen, bottom.doubleValue() + 24);
    }

    private static String fingerprint(Page page) {
        try {
            var seen = page.evaluate(WHAT_IS_SEEN).toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(seen))
                    .substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static synchronized void record(String name, String fingerprint) {
        var all = recorded();
        all.put(name, fingerprint);
        var lines = all.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue() + "\n")
                .collect(Collectors.joining());
        try {
            Files.writeString(
                    FINGERPRINTS,
                    "# What was on the pages when the guides' pictures were taken: see HelpPictures.\n" + lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> recorded() {
        if (!Files.exists(FINGERPRINTS)) {
            return new TreeMap<>();
        }
        try (var lines = Files.lines(FINGERPRINTS)) {
            return lines.filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("=", 2))
                    .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (one, other) -> other, TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
