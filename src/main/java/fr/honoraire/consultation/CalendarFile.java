package fr.honoraire.consultation;

import fr.honoraire.shared.HonoraireProperties;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.springframework.stereotype.Component;

/**
 * Writes the calendar entry a patient receives (RFC 5546). Calendars are shared with family and colleagues, so it names
 * neither the patient, nor the practitioner, nor a speciality. Instants are in UTC: each calendar shows its own hour.
 */
@Component
public class CalendarFile {

    private static final String SUMMARY = "Téléconsultation";

    static {
        // The library would otherwise ask a server on the Internet for newer time zones.
        System.setProperty("net.fortuna.ical4j.timezone.update.enabled", "false");
    }

    private final JoinLinks links;
    private final String organizer;
    private final InstantSource clock;

    CalendarFile(JoinLinks links, HonoraireProperties properties, InstantSource clock) {
        this.links = links;
        this.organizer = addressIn(properties.mailFrom());
        this.clock = clock;
    }

    private static String addressIn(String mailFrom) {
        try {
            return new InternetAddress(mailFrom).getAddress();
        } catch (AddressException e) {
            throw new IllegalStateException("honoraire.mail-from is no e-mail address", e);
        }
    }

    /** Enters it in the patient's calendar, or moves what is there already. */
    public byte[] invitation(Consultation consultation, Participant patient) {
        return write(consultation, patient, ImmutableMethod.REQUEST, ImmutableStatus.VEVENT_CONFIRMED);
    }

    /** Takes it out of the patient's calendar. */
    public byte[] cancellation(Consultation consultation, Participant patient) {
        return write(consultation, patient, ImmutableMethod.CANCEL, ImmutableStatus.VEVENT_CANCELLED);
    }

    private byte[] write(Consultation consultation, Participant patient, Method method, Status status) {
        var calendar = new Calendar();
        calendar.add(new ProdId("-//Honoraire//FR"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(method);
        calendar.add(event(consultation, patient, status));
        var bytes = new ByteArrayOutputStream();
        try {
            new CalendarOutputter().output(calendar, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private VEvent event(Consultation consultation, Participant patient, Status status) {
        var start = consultation.plannedAt();
        var link = links.of(patient);
        var event = new VEvent(false);
        event.add(new Uid(consultation.id().toString()));
        event.add(new Sequence(consultation.invitationSequence()));
        event.add(new DtStamp(clock.instant()));
        event.add(new DtStart<Instant>(start));
        event.add(new DtEnd<Instant>(start.plus(consultation.plannedLength())));
        event.add(new Summary(SUMMARY));
        event.add(new Url(link));
        event.add(new Location(link.toString()));
        event.add(status);
        event.add(new Organizer(URI.create("mailto:" + organizer)));
        event.add(new Attendee(URI.create("mailto:" + patient.email())));
        return event;
    }
}
