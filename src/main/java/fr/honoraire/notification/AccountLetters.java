package fr.honoraire.notification;

import fr.honoraire.notification.Letter.Action;
import fr.honoraire.notification.Letter.Fact;
import fr.honoraire.practitioner.PayeeService;
import fr.honoraire.practitioner.PractitionerService;
import fr.honoraire.shared.HonoraireProperties;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the practitioner is told of his account at Stripe: that something lacks, or that he can be paid. */
@Component
class AccountLetters {

    private final PractitionerService practitioners;
    private final PayeeService payees;
    private final HonoraireProperties properties;
    private final Words words;

    AccountLetters(
            PractitionerService practitioners, PayeeService payees, HonoraireProperties properties, Words words) {
        this.practitioners = practitioners;
        this.payees = payees;
        this.properties = properties;
        this.words = words;
    }

    Optional<Letter> of(EmailMessage message) {
        var practitioner = practitioners.get(message.practitionerId());
        return payees.of(message.practitionerId()).map(payee -> {
            var lacks = payee.requirements().stream()
                    .filter(requirement -> !requirement.underReview())
                    .count();
            var key = payee.canBePaid() && lacks == 0 ? "account.open" : "account.attention";
            return new Letter(
                    words.of(key + ".subject"),
                    words.of(key + ".preheader"),
                    words.of("greeting", practitioner.displayName()),
                    List.of(words.of(key + ".opening")),
                    lacks == 0 ? List.of() : List.of(new Fact(words.of("account.lacks"), Long.toString(lacks))),
                    new Action(words.of("account.see"), properties.address("/account/bank")),
                    List.of(words.of(key + ".closing")),
                    words.of("us"),
                    List.of(),
                    null,
                    null);
        });
    }
}
