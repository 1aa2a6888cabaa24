package fr.honoraire;

import static org.assertj.core.api.Assertions.assertThat;

import fr.honoraire.Routes.Row;
import fr.honoraire.consultation.ConsultationService;
import fr.honoraire.consultation.Participant;
import fr.honoraire.shared.Money;
import fr.honoraire.shared.SignedLinks;
import fr.honoraire.support.Call;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import fr.honoraire.support.Practice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;

/** A patient's link shows him himself: nothing of who is in the same call, has the same practitioner, or another. */
@IntegrationTest
class TwoPatientsTest {

    /** One patient: his links, and what nobody else is to read. */
    private record Patient(UUID room, String name, Map<String, String> ids, List<String> secrets) {}

    @Autowired
    private Given given;

    @Autowired
    private ConsultationService consultations;

    @Autowired
    private SignedLinks links;

    @Autowired
    private JdbcClient database;

    @Autowired
    private WebApplicationContext context;

    private Tour tour;
    private Practice practice;
    private List<Patient> patients;

    @BeforeEach
    void twoInOneCallOneInAnotherAndOneElsewhere() {
        tour = new Tour(context);
        practice = tour.practice();
        var room = given.aCallOfThree(practice);
        var both = consultations.participantsOf(room.consultationId());
        patients = List.of(
                billed(
                        new Call(
                                practice,
                                room.consultationId(),
                                both.get(0).id(),
                                room.joinKeys().get(0)),
                        41_17),
                billed(
                        new Call(
                                practice,
                                room.consultationId(),
                                both.get(1).id(),
                                room.joinKeys().get(1)),
                        43_19),
                billed(given.aCall(practice, "Renée Autre"), 47_23),
                billed(given.aCall(given.aPractice(), "Serge Ailleurs"), 53_29));
    }

    private Patient billed(Call call, long cents) {
        var payment = given.refunded(
                given.paid(given.billed(call, Money.ofCents(cents))), Money.ofCents(cents - 31), call.practice());
        var himself = himself(call);
        var credit = database.sql("select id from note where corrects_id = ?")
                .param(payment.noteId())
                .query(UUID.class)
                .single();
        var ids = Map.of(
                "join", call.joinKey(),
                "pay", links.sign(SignedLinks.Right.PAY, payment.id(), 1),
                "credit-notes", credit.toString());
        var secrets = Stream.concat(
                        ids.values().stream(),
                        Stream.of(
                                himself.email(),
                                payment.noteId().toString(),
                                payment.id().toString()))
                .toList();
        return new Patient(call.consultationId(), himself.name(), ids, secrets);
    }

    private Participant himself(Call call) {
        return consultations.participantsOf(call.consultationId()).stream()
                .filter(participant -> participant.id().equals(call.participantId()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aLinkShowsItsOwnPatientAndNothingOfTheOthers() {
        for (var patient : patients) {
            for (var row : pages()) {
                var page = Tour.bodyOf(Tour.send(tour.request(row, patient.ids())));
                for (var other : patients) {
                    if (!other.equals(patient)) {
                        assertThat(page).as(row.path()).doesNotContain(other.secrets());
                        if (!row.path().startsWith("/join/") || !other.room().equals(patient.room())) {
                            assertThat(page).as(row.path()).doesNotContain(other.name());
                        }
                    }
                }
            }
        }
    }

    @Test
    void hisOwnPagesAreThere() {
        for (var patient : patients) {
            assertThat(Tour.bodyOf(Tour.send(tour.request(Row.of("link GET /pay/{link}/note"), patient.ids()))))
                    .contains(patient.name());
            for (var row : pages()) {
                var answer = Tour.send(tour.request(row, patient.ids()));
                assertThat(answer.getStatus()).as(row.path()).isIn(200, 204, 400);
            }
        }
    }

    @Test
    void anothersCreditNoteIsUnknownBehindHisLink() {
        var row = Row.of("link GET /pay/{link}/credit-notes/{id}");
        for (var patient : patients) {
            assertThat(Tour.send(tour.request(row, patient.ids())).getStatus()).isEqualTo(200);
            for (var other : patients) {
                if (!other.equals(patient)) {
                    var mixed = new HashMap<>(patient.ids());
                    mixed.put("credit-notes", Objects.requireNonNull(other.ids().get("credit-notes")));
                    assertThat(Tour.send(tour.request(row, mixed)).getStatus()).isEqualTo(404);
                }
            }
        }
    }

    private static List<Row> pages() {
        return Routes.ALL.stream()
                .filter(row -> HttpMethod.GET.equals(row.method()))
                .filter(row -> row.path().startsWith("/join/") || row.path().startsWith("/pay/"))
                .filter(row -> !row.path().endsWith("/events"))
                .toList();
    }
}
