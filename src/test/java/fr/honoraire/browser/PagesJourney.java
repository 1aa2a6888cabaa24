package fr.honoraire.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import fr.honoraire.billing.NoteService;
import fr.honoraire.billing.PayLinks;
import fr.honoraire.billing.Payment;
import fr.honoraire.billing.dispute.DisputeService;
import fr.honoraire.practitioner.team.Colleagues;
import fr.honoraire.practitioner.team.MemberRole;
import fr.honoraire.shared.Money;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/**
 * Every page, on a desk and on a phone, in light and in dark: readable by everyone, nothing sticking out, in good French.
 * {@code -Dpages.pictures=write} leaves a picture of each in {@code target/pages}.
 */
@IntegrationTest
class PagesJourney {

    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final Path PICTURES = Path.of("target/pages");
    private static final boolean TAKE_PICTURES = "write".equals(System.getProperty("pages.pictures"));

    private final Chromium chromium = new Chromium();
    private final List<String> faults = new ArrayList<>();

    @Autowired
    private Given given;

    @Autowired
    private Colleagues colleagues;

    @Autowired
    private PayLinks payLinks;

    @Autowired
    private NoteService notes;

    @Autowired
    private DisputeService disputes;

    @Value("${honoraire.base-url}")
    private String base;

    @AfterEach
    void close() {
        given.today();
        chromium.close();
    }

    @Test
    void everyPageIsReadableByEveryoneOnEveryScreen() {
        var practice = given.lackingPapers(given.aNewcomer());
        var unpaid = given.anUnpaidNote(practice);
        var paid = given.paid(given.anUnpaidNote(practice));
        var refunded = given.refunded(given.paid(given.anUnpaidNote(practice)), Money.ofCents(10_00), practice);
        var contested = given.contested(given.paid(given.anUnpaidNote(practice)));
        var returned = given.refunded(given.paid(given.anUnpaidNote(practice)), Money.ofCents(10_00), practice);
        var owed = given.cameBack(returned);
        colleagues.of(practice, MemberRole.SECRETARY, MemberRole.SECRETARY.usual());
        var call = given.aCall(practice);
        var planned =
                given.aPlannedCall(practice, "Amadou Diallo", Instant.now().plusSeconds(3600));

        var open = new LinkedHashMap<String, String>();
        open.put("home", "/");
        open.put("signin", "/signin");
        open.put("signup", "/signup");
        open.put("psc-unknown", "/signin/psc/unknown");
        open.put("psc-failed", "/signin/psc/failed");
        open.put("signup-sent", "/signup/sent");
        open.put("password-forgotten", "/password/forgotten");
        open.put("password-sent", "/password/sent");
        open.put("link-spent", "/password/new/nonsense");
        open.put("help", "/help");
        open.put("help-bill", "/help/facturer");
        open.put("pay", payLinks.of(unpaid).getPath());
        open.put("pay-paid", payLinks.of(paid).getPath());
        open.put("pay-note", payLinks.of(paid).getPath() + "/note");
        open.put("pay-refunded", payLinks.of(refunded).getPath());
        open.put("pay-contested", payLinks.of(contested).getPath());
        open.put("pay-note-refunded", payLinks.of(refunded).getPath() + "/note");
        open.put("pay-credit-note", payLinks.of(refunded).getPath() + "/credit-notes/" + creditNoteOf(refunded));
        open.put("join", "/join/" + planned.joinKey());
        open.put("join-call", "/join/" + call.joinKey());
        open.put("not-found", "/pay/nonsense");

        var own = new LinkedHashMap<String, String>();
        own.put("today", "/consultations");
        own.put("plan", "/consultations/new");
        own.put("consultation", "/consultations/" + unpaid.consultationId());
        own.put("room", "/consultations/" + call.consultationId() + "/room");
        own.put("room-before", "/consultations/" + planned.consultationId() + "/room");
        own.put("move", "/consultations/" + planned.consultationId() + "/move");
        own.put("monitoring", "/monitoring");
        own.put("payouts", "/payouts");
        own.put("disputes", "/disputes");
        own.put(
                "dispute",
                "/disputes/" + disputes.ofPayment(contested.id()).getFirst().id());
        own.put("note-refunded", "/notes/" + refunded.noteId());
        own.put("profile", "/account/profile");
        own.put("security", "/account/security");
        own.put("password", "/account/password");
        own.put("email", "/account/email");
        own.put("bank", "/account/bank");
        own.put("settings", "/account/settings");
        own.put("notifications", "/account/notifications");
        own.put("note", "/notes/" + paid.noteId());
        own.put("refund", "/payments/" + paid.id() + "/refunds");
        own.put("refund-part", "/payments/" + refunded.id() + "/refunds");
        own.put("refund-contested", "/payments/" + contested.id() + "/refunds");
        own.put("refund-came-back", "/payments/" + returned.id() + "/refunds");
        own.put("refund-otherwise", "/refunds/" + owed.id() + "/otherwise");
        own.put("teams", "/account/teams");
        own.put("journal", "/account/teams/journal");
        own.put("patient", "/patients/" + paid.participantId());
        own.put("cancel", "/payments/" + unpaid.id() + "/cancel");
        own.put("settle", "/payments/" + unpaid.id() + "/settle");

        for (var width : List.of(Chromium.DESK, Chromium.PHONE)) {
            var visitor = chromium.window(width);
            look(visitor, open, width);
            var doctor = new Doctor(chromium.window(width), base);
            doctor.signIn(practice.email(), practice.password());
            look(doctor.page, own, width);
            doctor.page.navigate(base + "/payments/" + paid.id() + "/refunds");
            doctor.page.getByLabel("à la demande du patient").check();
            doctor.page.getByText("Continuer").click();
            lookNow(doctor.page, "refund-check", width);
            doctor.page.navigate(base + "/account/teams");
            doctor.page.getByText("Inviter quelqu’un").first().click();
            lookNow(doctor.page, "member-new", width);
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void theSecondFactorIsReadableByEveryoneOnEveryScreen() {
        var practice = given.aNewcomer();
        for (var width : List.of(Chromium.DESK, Chromium.PHONE)) {
            var newcomer = given.aNewcomerWithoutAFactor();
            var first = new Doctor(chromium.window(width), base);
            first.password(newcomer.email(), newcomer.password());
            lookNow(first.page, "factor-choose", width);
            look(first.page, Map.of("factor-app", "/signin/enrol/app"), width);
            first.linkApp(newcomer.email());
            lookNow(first.page, "factor-codes", width);

            var doctor = new Doctor(chromium.window(width), base);
            doctor.password(practice.email(), practice.password());
            lookNow(doctor.page, "factor-ask", width);
            look(doctor.page, Map.of("factor-recovery", "/signin/recovery"), width);
            doctor.page.navigate(base + "/signin/factor");
            doctor.giveCode(practice.email());
            Keyring.of(doctor.page);
            doctor.addPasskey("Téléphone");
            lookNow(doctor.page, "factors", width);
            look(doctor.page, Map.of("factors-app", "/account/factors/app"), width);
            given.later(Duration.ofMinutes(11));
            doctor.page.navigate(base + "/account/factors");
            doctor.press("Faire de nouveaux codes");
            lookNow(doctor.page, "factor-again", width);
            given.today();
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void moneyOnItsWayAndBackIsReadableByEveryoneOnEveryScreen() {
        var practice = given.aPractice();
        var paid = given.paid(given.anUnpaidNote(practice));
        var refunded = given.paid(given.anUnpaidNote(practice));
        given.untilHandled();
        given.stripe().advance(Duration.ofDays(4));
        given.stripe().refund(practice.account(), Objects.requireNonNull(refunded.gatewayId()), 1000);
        var failed = given.stripe().startPayout(practice.account()).orElseThrow();
        given.stripe().payPayout(failed);
        given.stripe().failPayout(failed, "account_closed");
        given.stripe().openDispute(practice.account(), Objects.requireNonNull(paid.chargeId()));
        given.untilHandled();

        for (var width : List.of(Chromium.DESK, Chromium.PHONE)) {
            var doctor = new Doctor(chromium.window(width), base);
            doctor.signIn(practice.email(), practice.password());
            doctor.page.navigate(base + "/payouts");
            var payout = doctor.page.locator("a[id^=payout-]").first().getAttribute("href");
            var pages = new LinkedHashMap<String, String>();
            pages.put("money-payouts", "/payouts");
            pages.put("money-payout", payout);
            pages.put("money-monitoring", "/monitoring");
            pages.put("money-consultation", "/consultations/" + refunded.consultationId());
            look(doctor.page, pages, width);
        }
        assertThat(faults).isEmpty();
    }

    private UUID creditNoteOf(Payment refunded) {
        return notes.creditNotesOf(notes.get(refunded.noteId())).getFirst().id();
    }

    private void look(Page page, Map<String, String> pages, int width) {
        pages.forEach((name, address) -> {
            page.navigate(base + address);
            lookNow(page, name, width);
        });
    }

    /** By day and, on a desk, by night: colours do not change with the width. */
    private void lookNow(Page page, String name, int width) {
        lookOnce(page, name, width, ColorScheme.LIGHT);
        if (width == Chromium.DESK) {
            lookOnce(page, name, width, ColorScheme.DARK);
        }
    }

    private void lookOnce(Page page, String name, int width, ColorScheme scheme) {
        page.waitForLoadState();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
        judge(page, "%s at %d px, %s".formatted(name, width, scheme));
        if (TAKE_PICTURES) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(PICTURES.resolve("%s-%d-%s.png".formatted(name, width, scheme))));
        }
    }

    private void judge(Page page, String where) {
        // One run in the page itself: none of them has frames, for which axe would open a window each time.
        new AxeBuilder(page)
                .setLegacyMode(true)
                .withTags(WCAG)
                .analyze()
                .getViolations()
                .forEach(violation -> faults.add(where + ": " + violation.getId() + " "
                        + violation.getNodes().getFirst().getTarget()));
        var tooWide = (int)
                page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (tooWide > 0) {
            faults.add(where + ": " + tooWide + " px stick out");
        }
        var words = page.locator("body").innerText();
        if (words.matches("(?s).*[\\p{L}\\d)] [:;!?](\\s.*|$)") || words.contains("??")) {
            faults.add(where + ": a plain space before punctuation, or a missing text");
        }
        if (page.locator("h1").count() != 1) {
            faults.add(where + ": not one h1");
        }
    }
}
