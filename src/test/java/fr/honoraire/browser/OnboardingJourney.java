package fr.honoraire.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import fr.honoraire.shared.French;
import fr.honoraire.simulator.AccountControls;
import fr.honoraire.support.Embedded;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Practice;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** What a practitioner lives through with Stripe: papers refused and accepted, later demands, and the account's end. */
@IntegrationTest
class OnboardingJourney {

    private static final Path PICTURES = Path.of("target/pages");
    private static final String WEBSITE = "defaults.profile.business_url";

    private final Chromium chromium = new Chromium();

    @Autowired
    private Given given;

    @Autowired
    private French french;

    @Value("${honoraire.base-url}")
    private String base;

    @AfterEach
    void close() {
        given.today();
        chromium.close();
    }

    @Test
    void aDocumentRefusedThenExaminedThenAccepted() {
        var email = "camille." + UUID.randomUUID() + "@cabinet.example";
        var doctor = new Doctor(chromium.window(Chromium.DESK), base);
        doctor.signUp(email, Given.PASSWORD);
        look(doctor.page, "onboarding-1-first");

        doctor.openPayments("Document refusé (illisible)");
        says(doctor, "Stripe n’a pas accepté ce que vous avez envoyé.");
        says(doctor, "Le document envoyé n’est pas lisible");
        says(doctor, "Carte nationale d’identité (recto et verso)");
        says(doctor, "vos patients ne peuvent pas vous payer par carte, et rien n’est versé à votre banque.");
        look(doctor.page, "onboarding-2-refused");

        doctor.giveDocument("Document en cours d’examen");
        says(doctor, "Stripe examine ce que vous avez envoyé");
        assertThat(doctor.button("Mettre à jour mes informations")).isHidden();
        look(doctor.page, "onboarding-3-examined");

        given.stripe().acceptPapers(given.accountOf(email));
        says(doctor, "Vos patients peuvent vous payer par carte.");
        says(doctor, "Les sommes payées sont versées à votre banque automatiquement.");
        says(doctor, "Rien n’attend");
        look(doctor.page, "onboarding-4-open");
        gets(email, "vos patients peuvent maintenant vous payer en ligne");
        chromium.hasSeenNoTrouble();
    }

    @Test
    void aDemandWithADateThenTooLateThenGiven() {
        var practice = given.aPractice();
        var doctor = signedIn(practice);
        var deadline = given.stripe().now().plus(Duration.ofDays(10));
        var day = french.day(deadline);

        stripe(practice).demand(WEBSITE, deadline);
        doctor.page.navigate(base + "/account/bank");
        says(doctor, "Stripe demande des informations avant le " + day);
        says(doctor, "À fournir avant le " + day);
        says(doctor, "Vos patients peuvent vous payer par carte.");
        look(doctor.page, "demand-1-dated");
        for (var place : new String[] {"/consultations", "/consultations/new", "/monitoring", "/payouts"}) {
            doctor.page.navigate(base + place);
            assertThat(doctor.page.locator(".frame-banner"))
                    .containsText("Stripe demande des informations avant le " + day);
        }
        look(doctor.page, "demand-2-banner");
        gets(practice.email(), "À donner avant le");

        given.stripe().advance(Duration.ofDays(11));
        doctor.page.navigate(base + "/account/bank");
        says(doctor, "Vos patients ne peuvent plus vous payer par carte");
        says(doctor, "Bloquant\u00a0: à fournir maintenant");
        look(doctor.page, "demand-3-late");
        doctor.page.navigate(base + "/consultations");
        assertThat(doctor.page.locator(".frame-banner"))
                .containsText("Vos patients ne peuvent plus vous payer par carte.");
        gets(practice.email(), "Des informations manquent toujours");

        doctor.page.navigate(base + "/account/bank");
        doctor.press("Mettre à jour mes informations");
        doctor.page.getByLabel("Description de l’activité").fill("Consultations de médecine générale");
        doctor.comeBack();
        says(doctor, "Vos patients peuvent vous payer par carte.");
        doctor.page.navigate(base + "/consultations");
        assertThat(doctor.page.locator(".frame-banner")).isHidden();
        chromium.hasSeenNoTrouble();
    }

    @Test
    void aTransferSentBackThenAnotherBankAccount() {
        var practice = given.aPractice();
        var doctor = signedIn(practice);
        given.paid(given.anUnpaidNote(practice));
        given.stripe().advance(Duration.ofDays(4));
        var payout = given.stripe().startPayout(practice.account()).orElseThrow();
        doctor.page.navigate(base + "/account/bank");
        says(doctor, "en route, attendus le");
        look(doctor.page, "bank-1-on-its-way");

        given.stripe().failPayout(payout, "account_closed");
        says(doctor, "Votre banque a renvoyé le dernier virement");
        says(doctor, "attendent que les reversements reprennent");
        look(doctor.page, "bank-2-sent-back");
        gets(practice.email(), "Votre banque a renvoyé le dernier virement");

        doctor.press("Donner un autre IBAN");
        doctor.page.getByLabel("IBAN").fill("FR1420041010050500013M02606");
        doctor.page.getByLabel("Titulaire du compte").fill("Camille Martin");
        doctor.comeBack();
        says(doctor, "Les sommes payées sont versées à votre banque automatiquement.");
        gets(practice.email(), "repartent vers votre banque");
        chromium.hasSeenNoTrouble();
    }

    @Test
    void rejectedThenClosed() {
        var practice = given.aPractice();
        var doctor = signedIn(practice);
        doctor.page.navigate(base + "/account/bank");

        stripe(practice).reject("rejected.terms_of_service");
        says(doctor, "Stripe a fermé ce compte, car il estime que ses conditions n’ont pas été respectées.");
        assertThat(doctor.button("Mettre à jour mes informations")).isHidden();
        look(doctor.page, "end-1-rejected");

        stripe(practice).readmit();
        says(doctor, "Vos patients peuvent vous payer par carte.");
        stripe(practice).closeAccount();
        says(doctor, "Ce compte est fermé chez Stripe");
        look(doctor.page, "end-2-closed");
        doctor.page.navigate(base + "/account/bank/expired");
        look(doctor.page, "end-3-link-expired");
        chromium.hasSeenNoTrouble();
    }

    private Doctor signedIn(Practice practice) {
        var doctor = new Doctor(chromium.window(Chromium.DESK), base);
        doctor.signIn(practice.email(), practice.password());
        return doctor;
    }

    private AccountControls stripe(Practice practice) {
        return given.stripe().account(practice.account());
    }

    private static void says(Doctor doctor, String words) {
        assertThat(doctor.page.locator("main")).containsText(words);
    }

    private static void gets(String email, String words) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> Arrays.stream(Embedded.mailbox().getReceivedMessagesForDomain(email))
                        .map(Letters::text)
                        .anyMatch(text -> text.contains(words)));
    }

    /** On a desk and on a phone. */
    private static void look(Page page, String name) {
        for (var width : new int[] {Chromium.PHONE, Chromium.DESK}) {
            page.setViewportSize(width, 860);
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(PICTURES.resolve("%s-%d.png".formatted(name, width))));
        }
    }
}
