package fr.honoraire.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.honoraire.practitioner.PreferenceService;
import fr.honoraire.practitioner.team.Colleagues;
import fr.honoraire.practitioner.team.Desk;
import fr.honoraire.practitioner.team.MemberRole;
import fr.honoraire.shared.security.Right;
import fr.honoraire.shared.security.SignedIn;
import fr.honoraire.support.Call;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Practice;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

/** Nobody issues notes in a practitioner's name before he has charged us with it. He is asked once, with his first note. */
@IntegrationTest
class MandateTest {

    private static final Set<Right> BILL = Set.of(Right.PLAN, Right.BILL, Right.SEE_AMOUNTS);

    @Autowired
    private Given given;

    @Autowired
    private Colleagues colleagues;

    @Autowired
    private PreferenceService preferences;

    @Autowired
    private JdbcClient database;

    @Autowired
    private WebApplicationContext context;

    private Desk desk;
    private Practice practice;
    private Call call;

    @BeforeEach
    void aFirstCall() {
        desk = new Desk(context);
        practice = given.readyButForTheMandate(given.aNewcomer());
        call = given.aCall(practice);
    }

    @Test
    void heIsAskedForItBesideHisFirstNote() {
        assertThat(post(practice.who(), "/bill/preview"))
                .hasStatusOk()
                .bodyText()
                .contains("J’accepte le mandat de facturation", "article 289", "name=\"mandate\"");

        assertThat(post(practice.who(), "/bill", "mandate", "true")).hasStatus3xxRedirection();

        assertThat(notes()).isOne();
        assertThat(preferences.of(practice.id()).hasMandated()).isTrue();
        call = given.aCall(practice);
        assertThat(post(practice.who(), "/bill/preview"))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("name=\"mandate\"");
    }

    @Test
    void withoutItNothingIsIssuedAndWhatWasTypedStays() {
        assertThat(post(practice.who(), "/bill"))
                .hasStatus(422)
                .bodyText()
                .contains("Cochez cette case", "value=\"37,90\"");

        assertThat(notes()).isZero();
        assertThat(preferences.of(practice.id()).hasMandated()).isFalse();
    }

    @Test
    void nobodyGivesItForHim() {
        var secretary = colleagues.of(practice, MemberRole.SECRETARY, BILL);

        assertThat(post(secretary, "/bill/preview"))
                .hasStatusOk()
                .bodyText()
                .contains("doit d’abord accepter le mandat")
                .doesNotContain("name=\"mandate\"");
        assertThat(post(secretary, "/bill", "mandate", "true")).hasStatus(422);

        assertThat(notes()).isZero();
        assertThat(preferences.of(practice.id()).hasMandated()).isFalse();
    }

    @Test
    void theDatabaseAsksForItToo() {
        var model = given.anUnpaidNote(given.aPractice()).noteId();

        assertThatThrownBy(() -> database.sql("""
                                insert into note
                                select (jsonb_populate_record(note, jsonb_build_object('id', :id, 'practitioner_id', :practitioner,
                                    'consultation_id', :consultation, 'participant_id', :participant, 'request_id', :id))).*
                                from note where id = :model""")
                        .param("id", UUID.randomUUID().toString())
                        .param("practitioner", practice.id().toString())
                        .param("consultation", call.consultationId().toString())
                        .param("participant", call.participantId().toString())
                        .param("model", model)
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("mandate");
    }

    private int notes() {
        return database.sql("select count(*) from note where practitioner_id = ?")
                .param(practice.id())
                .query(Integer.class)
                .single();
    }

    private MvcTestResult post(SignedIn who, String address, String... fields) {
        var bill =
                new String[] {"amount", "37,90", "requestId", UUID.randomUUID().toString()};
        return desk.post(
                who,
                "/consultations/" + call.consultationId() + "/participants/" + call.participantId() + address,
                Stream.of(bill, fields).flatMap(Stream::of).toArray(String[]::new));
    }
}
