package fr.honoraire.practitioner.account;

import static org.assertj.core.api.Assertions.assertThat;

import fr.honoraire.billing.NoteService;
import fr.honoraire.billing.PaymentService;
import fr.honoraire.billing.PaymentStatus;
import fr.honoraire.practitioner.News;
import fr.honoraire.practitioner.OtherMeans;
import fr.honoraire.practitioner.PractitionerService;
import fr.honoraire.practitioner.PreferenceService;
import fr.honoraire.shared.HonoraireProperties;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Practice;
import fr.honoraire.support.Visitor;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a practitioner chooses in "Paramètres" and "Notifications", over real HTTP, and that it is done so. */
@IntegrationTest
class HabitsPagesTest {

    private static final String HABITS =
            "zone=REUNION&most=2&afterDays=5&quietFrom=19&quietUntil=9&tone=FIRM&footer=Cabinet+du+Lac";

    @Autowired
    private HonoraireProperties properties;

    @Autowired
    private Given given;

    @Autowired
    private PreferenceService preferences;

    @Autowired
    private PractitionerService practitioners;

    @Autowired
    private PaymentService payments;

    @Autowired
    private NoteService notes;

    @Autowired
    private JdbcClient database;

    private Practice practice;
    private Visitor visitor;

    @BeforeEach
    void someoneSignedIn() {
        practice = given.aPractice();
        visitor = signedIn(practice);
    }

    @Test
    void whatHeChoosesIsKeptAndShown() {
        var answer = visitor.post("/account/settings/habits", HABITS + "&means=CHEQUE&descriptor=CABINET+MARTIN");

        assertThat(answer.statusCode()).isEqualTo(303);
        var chosen = preferences.of(practice.id());
        assertThat(chosen.otherMeans()).containsExactly(OtherMeans.CHEQUE, OtherMeans.TIERS_PAYANT);
        assertThat(chosen.reminding().most()).isEqualTo(2);
        assertThat(practitioners.get(practice.id()).timeZone().getId()).isEqualTo("Indian/Reunion");
        assertThat(visitor.get("/account/settings").body())
                .contains("value=\"CABINET MARTIN\"", "value=\"Cabinet du Lac\"")
                .doesNotContain("??");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ABCD",
                "12345678",
                "CABINET+D%27ICI",
                "CABINET+%C3%89",
                "a%3Cb%3Ecdef",
                "A23456789012345678901234"
            })
    void aLabelBanksDoNotPrintIsRefusedBesideItsFieldAndTheRestIsKept(String descriptor) {
        var answer = visitor.post("/account/settings/habits", HABITS + "&descriptor=" + descriptor);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("id=\"descriptor-error\"", "de 5 à 22 lettres", "value=\"Cabinet du Lac\"");
        assertThat(preferences.of(practice.id()).noteFooter()).isEmpty();
    }

    @Test
    void hostileChoicesAreAnsweredAsMistakes() {
        assertThat(visitor.post("/account/settings/habits", "").statusCode()).isEqualTo(422);
        var answer =
                visitor.post("/account/settings/habits", HABITS.replace("REUNION", "MARS") + "&most=1000&means=GOLD");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("Cette valeur n’est pas possible ici.")
                .doesNotContain("Failed to convert");
        assertThat(visitor.post("/account/notifications", "news=WEATHER").statusCode())
                .isEqualTo(400);
    }

    @Test
    void onlyTheMeansHeAcceptsAreOfferedAndTaken() {
        visitor.post("/account/settings/habits", HABITS + "&means=VIREMENT");
        var unpaid = given.anUnpaidNote(practice);

        var page = visitor.get("/payments/" + unpaid.id() + "/settle").body();
        assertThat(page)
                .contains("value=\"VIREMENT\"", "value=\"TIERS_PAYANT\"")
                .doesNotContain("value=\"CHEQUE\"");

        visitor.post("/payments/" + unpaid.id() + "/settle", "means=CHEQUE");
        assertThat(payments.get(unpaid.id()).status()).isEqualTo(PaymentStatus.OPEN);
        visitor.post("/payments/" + unpaid.id() + "/settle", "means=VIREMENT");
        assertThat(payments.get(unpaid.id()).status()).isEqualTo(PaymentStatus.SETTLED_OTHERWISE);
    }

    @Test
    void theFooterStandsOnNotesIssuedFromThenOn() {
        var before = given.anUnpaidNote(practice);
        visitor.post("/account/settings/habits", HABITS);
        var after = given.anUnpaidNote(practice);

        assertThat(notes.get(after.noteId()).legal()).endsWith("\nCabinet du Lac");
        assertThat(notes.get(before.noteId()).legal()).doesNotContain("Lac");
        assertThat(visitor.get("/notes/" + after.noteId()).body()).contains("Cabinet du Lac");
    }

    @Test
    void theLabelGoesToStripeWithThePaymentAndStaysTheSame() {
        visitor.post("/account/settings/habits", HABITS + "&descriptor=CABINET+MARTIN");
        var payment = given.anUnpaidNote(practice);
        visitor.post("/account/settings/habits", HABITS + "&descriptor=AUTRE+CABINET");

        var kept = database.sql("select statement_descriptor from payment where id = :id")
                .param("id", payment.id())
                .query(String.class)
                .single();
        assertThat(kept).isEqualTo("CABINET MARTIN");
        assertThat(given.stripe().objects(practice.account(), "payment_intent"))
                .singleElement()
                .satisfies(intent -> assertThat(
                                intent.path("statement_descriptor_suffix").asString())
                        .isEqualTo("CABINET MARTIN"));
    }

    @Test
    void theMandateIsGivenOnceAndSaysWhen() {
        practice = given.readyButForTheMandate(given.aNewcomer());
        visitor = signedIn(practice);
        assertThat(visitor.get("/account/settings").body()).contains("article 289, I-2", "J’accepte ce mandat");

        visitor.post("/account/settings/mandate", "");
        var first = preferences.of(practice.id()).mandateAcceptedAt();
        visitor.post("/account/settings/mandate", "");

        assertThat(preferences.of(practice.id()).mandateAcceptedAt())
                .isEqualTo(first)
                .isNotNull();
        assertThat(visitor.get("/account/settings").body())
                .contains("Accepté le")
                .doesNotContain("J’accepte ce mandat");
    }

    @Test
    void theNewsHeTicksIsWhatHeGets() {
        var page = visitor.get("/account/notifications").body();
        assertThat(page).contains("sécurité de votre compte").doesNotContain("??");

        visitor.post("/account/notifications", "news=DISPUTE&news=EVENING");

        assertThat(Arrays.stream(News.values()).filter(preferences.of(practice.id())::wants))
                .containsExactly(News.DISPUTE, News.EVENING);
    }

    @Test
    void whoTicksNothingHearsOfNothing() {
        visitor.post("/account/notifications", "");

        assertThat(Arrays.stream(News.values()).filter(preferences.of(practice.id())::wants))
                .isEmpty();
    }

    @Test
    void anRppsNumberIsOnePersons() {
        var rpps = "10" + "%08d".formatted(Math.floorMod(practice.id().hashCode(), 100_000_000));
        var number = rpps + luhn(rpps);
        var other = signedIn(given.aNewcomer());
        assertThat(visitor.post("/account/profile", profile(number)).statusCode())
                .isEqualTo(303);
        assertThat(visitor.post("/account/profile", profile(number)).statusCode())
                .isEqualTo(303);

        var answer = other.post("/account/profile", profile(number));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("id=\"rpps-error\"", "déjà celui d’un autre compte", "value=\"" + number);
    }

    private Visitor signedIn(Practice who) {
        return new Visitor(properties.baseUrl()).signIn(who);
    }

    private static String profile(String rpps) {
        return "civility=DOCTEUR&firstName=Camille&lastName=Martin&profession=MEDECIN&sector=SECTEUR_1&rpps=" + rpps
                + "&legalForm=EI&city=Lyon&contactEmail=camille@example.org";
    }

    /** The digit that checks the others. */
    private static int luhn(String digits) {
        var sum = 0;
        for (var i = 0; i < digits.length(); i++) {
            var digit = digits.charAt(digits.length() - 1 - i) - '0';
            var weighed = i % 2 == 0 ? digit * 2 : digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return (10 - sum % 10) % 10;
    }
}
