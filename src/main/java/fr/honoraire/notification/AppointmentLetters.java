package fr.honoraire.notification;

import static java.util.Objects.requireNonNull;

import fr.honoraire.consultation.CalendarFile;
import fr.honoraire.consultation.Consultation;
import fr.honoraire.consultation.ConsultationService;
import fr.honoraire.consultation.ConsultationStatus;
import fr.honoraire.consultation.JoinLinks;
import fr.honoraire.consultation.Participant;
import fr.honoraire.notification.Letter.Action;
import fr.honoraire.notification.Letter.Calendar;
import fr.honoraire.notification.Letter.Fact;
import fr.honoraire.practitioner.Practitioner;
import fr.honoraire.practitioner.PractitionerService;
import fr.honoraire.shared.French;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What patients are told of their appointment: when, with whom, for how much, and by which link to come in. */
@Component
class AppointmentLetters {

    private final ConsultationService consultations;
    private final PractitionerService practitioners;
    private final JoinLinks links;
    private final CalendarFile calendars;
    private final Words words;
    private final French french;
    private final InstantSource clock;

    AppointmentLetters(
            ConsultationService consultations,
            PractitionerService practitioners,
            JoinLinks links,
            CalendarFile calendars,
            Words words,
            French french,
            InstantSource clock) {
        this.consultations = consultations;
        this.practitioners = practitioners;
        this.links = links;
        this.calendars = calendars;
        this.words = words;
        this.french = french;
        this.clock = clock;
    }

    Optional<Letter> of(EmailMessage message) {
        var participant = consultations.participant(requireNonNull(message.participantId()));
        var consultation = consultations.get(participant.consultationId());
        if (!isStillTrue(message.kind(), consultation)) {
            return Optional.empty();
        }
        var practitioner = practitioners.get(consultation.practitionerId());
        return Optional.of(letter(message.kind(), consultation, participant, practitioner));
    }

    private boolean isStillTrue(EmailKind kind, Consultation consultation) {
        return switch (consultation.status()) {
            case PLANNED -> kind != EmailKind.CANCELED && (kind != EmailKind.REMINDER || isAhead(consultation));
            case OPEN -> kind == EmailKind.INVITATION || kind == EmailKind.MOVED;
            case ENDED -> false;
            case CANCELED -> kind == EmailKind.CANCELED;
        };
    }

    private boolean isAhead(Consultation consultation) {
        return consultation.plannedAt().isAfter(clock.instant());
    }

    private Letter letter(
            EmailKind kind, Consultation consultation, Participant participant, Practitioner practitioner) {
        var key = "appointment." + kind.name().toLowerCase(Locale.ROOT);
        var day = french.day(consultation.plannedAt());
        var canceled = consultation.status() == ConsultationStatus.CANCELED;
        return new Letter(
                words.of(key + ".subject", day, french.time(consultation.plannedAt())),
                words.of(key + ".preheader"),
                words.of("greeting", participant.name()),
                List.of(words.of(
                        key + ".opening", practitioner.displayName(), french.longMoment(consultation.plannedAt()))),
                facts(consultation, practitioner),
                canceled ? null : new Action(words.of("appointment.join"), links.of(participant)),
                canceled ? List.of() : closing(),
                practitioner.displayName(),
                Contacts.of(practitioner),
                practitioner.contactEmail(),
                calendar(kind, consultation, participant));
    }

    private List<Fact> facts(Consultation consultation, Practitioner practitioner) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(
                words.of("appointment.when"),
                words.of("appointment.when.paris", french.longMoment(consultation.plannedAt()))));
        facts.add(new Fact(
                words.of("appointment.length"),
                words.of(
                        "appointment.minutes",
                        Long.toString(consultation.plannedLength().toMinutes()))));
        facts.add(new Fact(words.of("appointment.with"), practitioner.displayName()));
        if (consultation.status() != ConsultationStatus.CANCELED) {
            facts.add(new Fact(words.of("appointment.fee"), french.amount(consultation.announcedFee())));
        }
        return facts;
    }

    private List<String> closing() {
        return List.of(words.of("appointment.how"), words.of("appointment.fee.legal"), words.of("link.personal"));
    }

    /** A reminder carries none: the calendar has it, and reminds by itself. */
    private @Nullable Calendar calendar(EmailKind kind, Consultation consultation, Participant participant) {
        if (kind == EmailKind.REMINDER) {
            return null;
        }
        return kind == EmailKind.CANCELED
                ? new Calendar("CANCEL", text(calendars.cancellation(consultation, participant)))
                : new Calendar("REQUEST", text(calendars.invitation(consultation, participant)));
    }

    private static String text(byte[] calendar) {
        return new String(calendar, StandardCharsets.UTF_8);
    }
}
