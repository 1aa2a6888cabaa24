package fr.honoraire.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import fr.honoraire.support.Call;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
class CalendarFileTest {

    private static final DateTimeFormatter IN_UTC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    @Autowired
    private Given given;

    @Autowired
    private CalendarFile files;

    @Autowired
    private ConsultationService consultations;

    @Autowired
    private PlanningService planning;

    @Autowired
    private JoinLinks links;

    private Instant at;
    private Call call;

    @BeforeEach
    void aPlannedCall() {
        at = Instant.now().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.SECONDS);
        call = given.aPlannedCall(given.aNewcomer(), "Zoé Lefèvre", at);
    }

    @Test
    void anInvitationReadsBackInUtcWithThePatientsLink() throws Exception {
        var patient = consultations.participant(call.participantId());
        var calendar = read(files.invitation(consultations.get(call.consultationId()), patient));

        assertThat(calendar.getRequiredProperty(Property.METHOD).getValue()).isEqualTo("REQUEST");
        var event = event(calendar);
        assertThat(instant(event, Property.DTSTART)).isEqualTo(at);
        assertThat(instant(event, Property.DTEND)).isEqualTo(at.plus(Duration.ofMinutes(20)));
        assertThat(value(event, Property.UID)).isEqualTo(call.consultationId().toString());
        assertThat(value(event, Property.SEQUENCE)).isEqualTo("0");
        assertThat(value(event, Property.URL)).isEqualTo(links.of(patient).toString());
        assertThat(calendar.validate().hasErrors()).isFalse();
    }

    @Test
    void aSharedCalendarNamesNobody() {
        var bytes = files.invitation(
                consultations.get(call.consultationId()), consultations.participant(call.participantId()));

        assertThat(new String(bytes, StandardCharsets.UTF_8))
                .contains("SUMMARY:Téléconsultation", "DTSTART:", "Z\r\n")
                .doesNotContain("Lefèvre", "Martin", "TZID");
    }

    @Test
    void moveAndCancelReplaceWhatTheCalendarHolds() throws Exception {
        planning.move(
                call.consultationId(), call.practice().who(), at.plus(Duration.ofHours(1)), Duration.ofMinutes(30));
        assertThat(value(event(invitation()), Property.SEQUENCE)).isEqualTo("1");

        planning.cancel(call.consultationId(), call.practice().who());
        var canceled = read(files.cancellation(
                consultations.get(call.consultationId()), consultations.participant(call.participantId())));
        assertThat(canceled.getRequiredProperty(Property.METHOD).getValue()).isEqualTo("CANCEL");
        assertThat(value(event(canceled), Property.SEQUENCE)).isEqualTo("2");
        assertThat(value(event(canceled), Property.UID))
                .isEqualTo(call.consultationId().toString());
        assertThat(value(event(canceled), Property.STATUS)).isEqualTo("CANCELLED");
    }

    private Calendar invitation() throws Exception {
        return read(files.invitation(
                consultations.get(call.consultationId()), consultations.participant(call.participantId())));
    }

    private static Calendar read(byte[] bytes) throws Exception {
        return new CalendarBuilder().build(new ByteArrayInputStream(bytes));
    }

    private static VEvent event(Calendar calendar) {
        return calendar.<VEvent>getComponent("VEVENT").orElseThrow();
    }

    private static String value(VEvent event, String property) {
        return event.getRequiredProperty(property).getValue();
    }

    private static Instant instant(VEvent event, String property) {
        return IN_UTC.parse(value(event, property), Instant::from);
    }
}
