package fr.honoraire.browser;

import static org.awaitility.Awaitility.await;

import fr.honoraire.support.Authenticator;
import fr.honoraire.support.Given;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Many calls at once, as far as the server is concerned: both sides sit, listen, answer beats and pass messages on. */
final class ManyRooms implements AutoCloseable {

    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" content=\"([^\"]+)\"");
    private static final Pattern SENT = Pattern.compile("sent-(\\d+)");

    private final HttpClient client = HttpClient.newBuilder()
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final Given given;
    private final String base;
    private final Queue<Side> sides = new ConcurrentLinkedQueue<>();
    private final Queue<Double> took = new ConcurrentLinkedQueue<>();
    private final AtomicInteger listening = new AtomicInteger();

    ManyRooms(Given given, String base) {
        this.given = given;
        this.base = base;
    }

    /** Each with a practitioner of its own. */
    void open(int rooms) throws InterruptedException {
        try (var few = Executors.newFixedThreadPool(4)) {
            for (var room = 0; room < rooms; room++) {
                var _ = few.submit(() -> {
                    open();
                    return null;
                });
            }
        }
        await().atMost(Duration.ofMinutes(1)).until(() -> listening.get() == 2 * rooms && sides.size() == 2 * rooms);
    }

    private void open() throws IOException, InterruptedException {
        var practice = given.aNewcomer();
        var call = given.aCall(practice);
        var doctor = new Side("/consultations/" + call.consultationId(), "/room", call.consultationId());
        var patient = new Side("/join/" + call.joinKey(), "", call.participantId());
        doctor.other = patient;
        patient.other = doctor;
        doctor.signIn(practice.email(), practice.password());
        patient.look("/join/" + call.joinKey());
        for (var side : List.of(doctor, patient)) {
            side.post("/seat?seat=" + side.seat, "");
            Thread.ofVirtual().start(side::listen);
            sides.add(side);
        }
    }

    /**
     * Each room says something once a second, one side after the other.
     *
     * @return how long each message took, in milliseconds
     */
    List<Double> speak(int seconds) throws InterruptedException {
        took.clear();
        var all = new ArrayList<>(sides);
        var start = System.nanoTime();
        var step = Duration.ofSeconds(2).toNanos() / all.size();
        var messages = all.size() * seconds / 2;
        try (var mouths = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var message = 0; message < messages; message++) {
                var side = all.get(message % all.size());
                var due = start + message * step;
                var _ = mouths.submit(() -> {
                    Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
                    side.say();
                    return null;
                });
            }
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> took.size() == messages);
        return List.copyOf(took);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    /** One person's page. */
    private final class Side {

        private final String address;
        private final String line;
        private final UUID peerId;
        private final UUID seat = UUID.randomUUID();
        private final Map<String, String> cookies = new ConcurrentHashMap<>();
        private Side other = this;
        private String csrf = "";

        Side(String address, String line, UUID peerId) {
            this.address = address;
            this.line = line;
            this.peerId = peerId;
        }

        void signIn(String email, String password) throws IOException, InterruptedException {
            look("/signin");
            var form = "email=%s&password=%s&_csrf=%s".formatted(encoded(email), encoded(password), encoded(csrf));
            keep(client.send(
                    request("/signin")
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(form))
                            .build(),
                    BodyHandlers.ofString()));
            look("/signin/factor");
            var code = "code=%s&_csrf=%s".formatted(Authenticator.of(email).next(), encoded(csrf));
            keep(client.send(
                    request("/signin/factor")
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(code))
                            .build(),
                    BodyHandlers.ofString()));
            look("/consultations");
        }

        void look(String path) throws IOException, InterruptedException {
            var page = client.send(request(path).build(), BodyHandlers.ofString());
            keep(page);
            var found = CSRF.matcher(page.body());
            if (!found.find()) {
                throw new IOException(path + " answered " + page.statusCode());
            }
            csrf = found.group(1);
        }

        void say() throws IOException, InterruptedException {
            post("/signals", """
                    {"seat":"%s","to":"%s","toSeat":"%s","kind":"CANDIDATES","body":"sent-%d"}""".formatted(seat, other.peerId, other.seat, System.nanoTime()));
        }

        void post(String what, String body) throws IOException, InterruptedException {
            var answer = client.send(
                    request(address + what)
                            .header("Content-Type", "application/json")
                            .header("X-CSRF-TOKEN", csrf)
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.discarding());
            if (answer.statusCode() >= 300) {
                throw new IOException(what + " answered " + answer.statusCode());
            }
        }

        void listen() {
            try {
                client.send(request(address + line + "/events").build(), BodyHandlers.ofLines())
                        .body()
                        .forEach(this::hear);
            } catch (IOException over) {
                // The measure is done.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void hear(String words) {
            var now = System.nanoTime();
            var sent = SENT.matcher(words);
            if (sent.find()) {
                took.add((now - Long.parseLong(sent.group(1))) / 1e6);
            } else if (words.equals("data:hello")) {
                listening.incrementAndGet();
            } else if (words.equals("data:beat")) {
                Thread.ofVirtual().start(this::answerBeat);
            }
        }

        private void answerBeat() {
            try {
                post(line + "/here", "");
            } catch (IOException over) {
                // The measure is done.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private HttpRequest.Builder request(String path) {
            var request = HttpRequest.newBuilder(URI.create(base + path));
            if (!cookies.isEmpty()) {
                var all = new ArrayList<String>();
                cookies.forEach((name, value) -> all.add(name + "=" + value));
                request.header("Cookie", String.join("; ", all));
            }
            return request;
        }

        private void keep(HttpResponse<?> answer) {
            for (var cookie : answer.headers().allValues("Set-Cookie")) {
                var pair = cookie.split(";", 2)[0].split("=", 2);
                cookies.put(pair[0], pair[1]);
            }
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }
    }
}
