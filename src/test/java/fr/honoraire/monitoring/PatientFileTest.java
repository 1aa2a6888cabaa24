package fr.honoraire.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import fr.honoraire.consultation.ConsultationService;
import fr.honoraire.shared.security.SignedIn;
import fr.honoraire.support.Call;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Practice;
import fr.honoraire.support.Signed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** What a patient may ask of his practitioner: to be given what is kept of him, and to be forgotten. */
@IntegrationTest
class PatientFileTest {

    @Autowired
    private Given given;

    @Autowired
    private ConsultationService consultations;

    @Autowired
    private JdbcClient database;

    @Autowired
    private WebApplicationContext context;

    private MockMvcTester browser;
    private Practice practice;
    private Call call;
    private String email;

    @BeforeEach
    void aPatient() {
        browser = MockMvcTester.create(MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build());
        practice = given.aPractice();
        call = given.aCall(practice, "Zoé Lefèvre");
        email = consultations.participant(call.participantId()).email();
    }

    @Test
    void heIsGivenAllThatIsKeptOfHim() {
        var paid = given.paid(given.billed(call));
        given.ended(call);

        assertThat(get(practice.who(), "/export"))
                .hasStatusOk()
                .hasHeader("Cache-Control", "no-store")
                .bodyText()
                .contains("Zoé Lefèvre", email, "\"montant en centimes\" : 2500", "PAID", "RECEIPT");
        assertThat(get(given.aNewcomer().who(), "/export")).hasStatus(404);
        assertThat(paid.participantId()).isEqualTo(call.participantId());
    }

    @Test
    void nobodyIsForgottenWhoStillOwesOrIsStillInTheCall() {
        assertThat(erase(practice.who())).hasStatus(409);

        given.billed(call);
        given.ended(call);
        assertThat(get(practice.who(), "")).bodyText().contains("pas possible pour l’instant");
        assertThat(erase(practice.who())).hasStatus(409);

        assertThat(consultations.participant(call.participantId()).isErased()).isFalse();
    }

    @Test
    void whoIsForgottenIsNowhereButOnTheNotesThatWereIssued() {
        var paid = given.paid(given.billed(call));
        given.ended(call);
        given.untilHandled();

        assertThat(erase(given.aNewcomer().who())).hasStatus(404);
        assertThat(erase(practice.who())).hasStatus3xxRedirection();

        assertThat(countOf("participant", "email")).isZero();
        assertThat(countOf("email_message", "recipient")).isZero();
        assertThat(database.sql("select patient_name from note where id = ?")
                        .param(paid.noteId())
                        .query(String.class)
                        .single())
                .isEqualTo("Zoé Lefèvre");
        assertThat(browser.get().uri("/join/" + call.joinKey()).exchange())
                .as("his link leads nowhere any more")
                .hasStatus(404);
        assertThat(get(practice.who(), "")).hasStatusOk().bodyText().contains("ont été effacées");
    }

    @Test
    void nobodyIsForgottenByOneClick() {
        given.ended(call, "Acte gratuit");

        var unsure = browser.post()
                .uri("/patients/" + call.participantId() + "/erase")
                .with(Signed.in(practice.who()))
                .with(csrf())
                .exchange();

        assertThat(unsure).hasStatus(422).bodyText().contains("Cochez cette case pour confirmer");
        assertThat(consultations.participant(call.participantId()).isErased()).isFalse();
    }

    @Test
    void whereNothingWasBilledHisNameGoesToo() {
        given.ended(call, "Acte gratuit");

        assertThat(erase(practice.who())).hasStatus3xxRedirection();

        assertThat(consultations.participant(call.participantId()).name()).isEqualTo("Patient effacé");
    }

    private int countOf(String table, String column) {
        return database.sql("select count(*) from " + table + " where " + column + " = ?")
                .param(email)
                .query(Integer.class)
                .single();
    }

    private MvcTestResult get(SignedIn who, String rest) {
        return browser.get()
                .uri("/patients/" + call.participantId() + rest)
                .with(Signed.in(who))
                .exchange();
    }

    private MvcTestResult erase(SignedIn who) {
        return browser.post()
                .uri("/patients/" + call.participantId() + "/erase")
                .param("sure", "true")
                .with(Signed.in(who))
                .with(csrf())
                .exchange();
    }
}
