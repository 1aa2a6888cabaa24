package fr.honoraire.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * The real browser of the journeys: an installed Chromium, or the one Playwright downloads. Each window is a person of his
 * own, and whatever goes wrong in it behind the screen is written down.
 */
final class Chromium implements AutoCloseable {

    static final int DESK = 1280;
    static final int PHONE = 360;

    /** In milliseconds: a busy machine is slow, a broken page never answers. */
    private static final int PATIENCE = 20_000;

    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--no-first-run",
            "--disable-component-update",
            "--disable-sync",
            "--disable-quic",
            "--use-fake-device-for-media-stream",
            "--use-fake-ui-for-media-stream",
            "--auto-select-desktop-capture-source=Entire screen",
            "--lang=fr-FR");

    private static final Duration CLOSES_WITHIN = Duration.ofSeconds(60);

    private static final Pattern GIVEN_UP = Pattern.compile("htmx:(afterRequest|sendAbort)");

    private static final Pattern ACROSS_THE_END = Pattern.compile("/(signals|roster|seat)(\\?|:|$)");

    private static @Nullable Browser browser;

    private final List<Page> windows = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();

    /** A window of a new person. */
    Page window(int width) {
        var context = browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, width == PHONE ? 740 : 860)
                        .setLocale("fr-FR")
                        .setAcceptDownloads(true));
        context.setDefaultTimeout(PATIENCE);
        var page = context.newPage();
        page.onConsoleMessage(message -> {
            if ("error".equals(message.type()) && !isExpected(message)) {
                troubles.add(message.text() + " at " + message.location());
            }
        });
        page.onPageError(troubles::add);
        page.onRequest(request -> {
            var host = URI.create(request.url()).getHost();
            if (host != null && !host.equals("localhost") && !host.equals("127.0.0.1")) {
                troubles.add("a third party was asked: " + host);
            }
        });
        windows.add(page);
        return page;
    }

    /**
     * A refused form answers 422, which the browser calls an error of its own, as it does the 409 to what one side still told
     * the other while the call ended; htmx complains of an answer that arrives when the room it was for has just been left, and of a question
     * that is given up with the page that asked.
     */
    private static boolean isExpected(ConsoleMessage message) {
        return message.text().contains("422")
                || message.text().contains("htmx:oobErrorNoTarget")
                || GIVEN_UP.matcher(message.text()).find()
                || message.text().contains("409")
                        && ACROSS_THE_END.matcher(message.location()).find();
    }

    /** Nothing went wrong behind any window, and nobody else was asked for anything. */
    void hasSeenNoTrouble() {
        assertThat(troubles).isEmpty();
    }

    /** A browser that does not even let itself be closed is ended, and the next test gets another. */
    @Override
    public void close() {
        var isClosed = new CompletableFuture<Void>();
        isClosed.orTimeout(CLOSES_WITHIN.toSeconds(), TimeUnit.SECONDS).exceptionally(hangs -> {
            end();
            return null;
        });
        try {
            windows.forEach(window -> window.context().close());
        } catch (PlaywrightException ended) {
            browser = null;
        } finally {
            isClosed.complete(null);
            windows.clear();
        }
    }

    private static void end() {
        System.err.println("the browser does not close: it is ended");
        ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().orElse("").contains("chrom"))
                .forEach(ProcessHandle::destroyForcibly);
    }

    private static Browser browser() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        if (browser == null) {
            browser = launch();
        }
        return browser;
    }

    @SuppressWarnings("resource") // It ends with the JVM, as the browser does.
    private static Browser launch() {
        var installed = installed();
        var options = new LaunchOptions().setArgs(QUIET);
        installed.ifPresent(options::setExecutablePath);
        var download =
                installed.isPresent() ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : Map.<String, String>of();
        try {
            return Playwright.create(new Playwright.CreateOptions().setEnv(download))
                    .chromium()
                    .launch(options);
        } catch (RuntimeException e) {
            var required = "required".equals(System.getenv("HONORAIRE_BROWSER"));
            if (!required) {
                System.err.println("\n*** NO BROWSER: THE JOURNEYS ARE SKIPPED. Install Chromium. ***\n");
            }
            Assumptions.assumeTrue(required, "no browser: install Chromium");
            throw e;
        }
    }

    private static Optional<Path> installed() {
        return Stream.of(
                        System.getenv("CHROMIUM"),
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome")
                .filter(Objects::nonNull)
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
