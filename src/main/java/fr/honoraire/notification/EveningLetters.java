package fr.honoraire.notification;

import fr.honoraire.notification.Letter.Action;
import fr.honoraire.notification.Letter.Fact;
import fr.honoraire.practitioner.PractitionerService;
import fr.honoraire.shared.French;
import fr.honoraire.shared.HonoraireProperties;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the practitioner reads in the evening: how much of his day is not billed, or not paid. Numbers alone, no patient. */
@Component
class EveningLetters {

    private final DayLeftovers leftovers;
    private final PractitionerService practitioners;
    private final HonoraireProperties properties;
    private final Words words;
    private final French french;

    EveningLetters(
            DayLeftovers leftovers,
            PractitionerService practitioners,
            HonoraireProperties properties,
            Words words,
            French french) {
        this.leftovers = leftovers;
        this.practitioners = practitioners;
        this.properties = properties;
        this.words = words;
        this.french = french;
    }

    /** @return nothing if all is done by the time it leaves */
    Optional<Letter> of(EmailMessage message) {
        var practitioner = practitioners.get(Objects.requireNonNull(message.practitionerId()));
        var day = LocalDate.ofInstant(message.createdAt(), practitioner.timeZone());
        var left = leftovers.of(practitioner.id(), day);
        if (!left.isWorthAMail()) {
            return Optional.empty();
        }
        return Optional.of(new Letter(
                words.of("evening.subject", french.day(day)),
                words.of("evening.preheader"),
                words.of("greeting", practitioner.displayName()),
                List.of(words.of("evening.opening")),
                List.of(
                        new Fact(words.of("evening.unbilled"), Long.toString(left.unbilled())),
                        new Fact(words.of("evening.unpaid"), Long.toString(left.unpaid())),
                        new Fact(words.of("evening.unpaid.all"), Long.toString(left.allUnpaid()))),
                new Action(words.of("evening.see"), properties.address("/monitoring")),
                List.of(words.of("evening.closing")),
                words.of("us"),
                List.of(),
                null,
                null));
    }
}
