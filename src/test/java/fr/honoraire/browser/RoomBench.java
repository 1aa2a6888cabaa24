package fr.honoraire.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import fr.honoraire.support.Embedded;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;

/** Measures a room; asserts nothing ({@code bench/room}). */
@IntegrationTest
class RoomBench {

    private static final String PATIENT = "Jeanne Durand";
    private static final int TIMES = 15;

    private static final String FIRST_FRAME = """
            () => {
              const video = document.querySelector('[data-call] .tile:not(.tile-self) video');
              if (!(video?.getVideoPlaybackQuality().totalVideoFrames > 0)) return false;
              const now = performance.now();
              const seat = performance.getEntriesByType('resource').findLast(({ name }) => name.includes('/seat?'));
              return { at: Date.now(), since: now, joined: now - seat.startTime };
            }""";

    /** Camera, two bare connections in one page, a frame: what no application can be faster than. */
    private static final String BARE = """
            async () => {
              const from = performance.now();
              const stream = await navigator.mediaDevices.getUserMedia({ video: { width: 1280, height: 720 }, audio: true });
              const [one, other] = [new RTCPeerConnection(), new RTCPeerConnection()];
              one.onicecandidate = ({ candidate }) => candidate && other.addIceCandidate(candidate);
              other.onicecandidate = ({ candidate }) => candidate && one.addIceCandidate(candidate);
              const video = Object.assign(document.createElement('video'), { autoplay: true, muted: true });
              document.body.append(video);
              other.ontrack = ({ streams }) => (video.srcObject = streams[0]);
              stream.getTracks().forEach((track) => one.addTrack(track, stream));
              await one.setLocalDescription();
              await other.setRemoteDescription(one.localDescription);
              await other.setLocalDescription();
              await one.setRemoteDescription(other.localDescription);
              while (video.getVideoPlaybackQuality().totalVideoFrames === 0) await new Promise((done) => setTimeout(done, 5));
              const took = performance.now() - from;
              one.close();
              other.close();
              stream.getTracks().forEach((track) => track.stop());
              video.remove();
              return took;
            }""";

    private static final List<String> report = new ArrayList<>();

    private final Chromium chromium = new Chromium();

    @Autowired
    private Given given;

    @Autowired
    private Environment environment;

    @Value("${honoraire.base-url}")
    private String base;

    @AfterEach
    void close() {
        chromium.close();
    }

    @AfterAll
    static void write() throws IOException {
        Files.write(Path.of("target", "room-bench.txt"), report);
    }

    @Test
    void fromTheDoorToTheFirstFrame() {
        var practice = given.aNewcomer();
        var doctor = new Doctor(chromium.window(Chromium.DESK), base);
        doctor.signIn(practice.email(), practice.password());
        var patient = new Patient(chromium.window(Chromium.PHONE));
        var email = "jeanne." + UUID.randomUUID() + "@patients.example";
        doctor.startNow(PATIENT, email);
        doctor.openParticipants();
        patient.arrive(Letters.linkIn(email, "/join/"));
        admit(doctor);
        firstFrame(patient.page);

        var letIn = new ArrayList<Double>();
        var joins = new ArrayList<Double>();
        var reloads = new ArrayList<Double>();
        var bare = new ArrayList<Double>();
        var page = chromium.window(Chromium.DESK);
        page.navigate(base + "/join/"
                + given.aPlannedCall(practice, "Paul Petit", Embedded.clock().instant())
                        .joinKey());
        for (var time = 0; time < TIMES; time++) {
            doctor.button("Faire patienter " + PATIENT).click();
            assertThat(patient.page.locator("h1")).hasText("Salle d’attente");
            assertThat(doctor.button("Faire entrer " + PATIENT)).isVisible();
            var clicked = ((Number) doctor.page.evaluate("() => Date.now()")).doubleValue();
            admit(doctor);
            var first = firstFrame(patient.page);
            letIn.add(number(first, "at") - clicked);
            joins.add(number(first, "joined"));
            patient.page.reload();
            reloads.add(number(firstFrame(patient.page), "since"));
            bare.add(((Number) page.evaluate(BARE)).doubleValue());
        }
        report.add("Joined to first remote frame    %s".formatted(Samples.of(joins)));
        report.add("Let in to first remote frame    %s".formatted(Samples.of(letIn)));
        report.add("Reloaded to first remote frame  %s".formatted(Samples.of(reloads)));
        report.add("A bare connection in one page   %s".formatted(Samples.of(bare)));
        report.add("Joined, against bare: %.1f times"
                .formatted(Samples.of(joins).median() / Samples.of(bare).median()));
    }

    private static void admit(Doctor doctor) {
        doctor.button("Faire entrer " + PATIENT).click();
    }

    private static Object firstFrame(Page page) {
        return page.waitForFunction(FIRST_FRAME, null, new Page.WaitForFunctionOptions().setPollingInterval(10))
                .jsonValue();
    }

    private static double number(Object answer, String what) {
        return answer instanceof Map<?, ?> map && map.get(what) instanceof Number number ? number.doubleValue() : 0;
    }

    @Test
    void fromOnePageToTheOtherWithTwoHundredRoomsOpen() throws Exception {
        List<Double> told;
        try (var rooms = new ManyRooms(given, base)) {
            rooms.open(200);
            rooms.speak(20);
            told = rooms.speak(20);
        }
        var bare = BareNotify.in(environment).measure(1000);
        report.add("");
        report.add("200 rooms, %d messages          %s".formatted(told.size(), Samples.of(told)));
        report.add("A bare NOTIFY, nothing else     %s".formatted(Samples.of(bare)));
        report.add("Message at the 95th hundredth, against bare: %.1f times"
                .formatted(Samples.of(told).hundredth(95) / Samples.of(bare).hundredth(95)));
    }
}
