package fr.honoraire.notification;

import fr.honoraire.notification.Letter.Action;
import fr.honoraire.notification.Letter.Fact;
import fr.honoraire.practitioner.PractitionerService;
import fr.honoraire.practitioner.RecoveryCodeUsed;
import fr.honoraire.shared.French;
import fr.honoraire.shared.HonoraireProperties;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What somebody is told when his account was entered in an unusual way, in case it was not he. */
@Component
class SignInLetters {

    private static final String RECOVERY = "recovery-code-used:";

    private final PractitionerService practitioners;
    private final HonoraireProperties properties;
    private final French french;
    private final Words words;

    SignInLetters(PractitionerService practitioners, HonoraireProperties properties, French french, Words words) {
        this.practitioners = practitioners;
        this.properties = properties;
        this.french = french;
        this.words = words;
    }

    /** How many codes are left is told as it was then, so it is part of what the e-mail is sent once for. */
    static String onceKey(RecoveryCodeUsed used) {
        return RECOVERY + used.left() + ":" + used.id();
    }

    static boolean isOneOf(EmailMessage message) {
        return message.onceKey().startsWith(RECOVERY);
    }

    Letter of(EmailMessage message) {
        var left =
                message.onceKey().substring(RECOVERY.length(), message.onceKey().lastIndexOf(':'));
        return new Letter(
                words.of("recovery.subject"),
                words.of("recovery.preheader"),
                words.of("greeting", nameOf(Objects.requireNonNull(message.practitionerId()))),
                List.of(words.of("recovery.opening")),
                List.of(
                        new Fact(words.of("recovery.when"), french.longMoment(message.createdAt())),
                        new Fact(words.of("recovery.left"), left)),
                new Action(words.of("recovery.see"), properties.address("/account/factors")),
                List.of(words.of("recovery.closing")),
                words.of("us"),
                List.of(),
                null,
                null);
    }

    private String nameOf(UUID practitionerId) {
        return practitioners.get(practitionerId).displayName();
    }
}
