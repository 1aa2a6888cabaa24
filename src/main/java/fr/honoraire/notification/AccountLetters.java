package fr.honoraire.notification;

import fr.honoraire.notification.Letter.Action;
import fr.honoraire.notification.Letter.Fact;
import fr.honoraire.practitioner.Capability;
import fr.honoraire.practitioner.Payee;
import fr.honoraire.practitioner.PayeeService;
import fr.honoraire.practitioner.PractitionerService;
import fr.honoraire.practitioner.Requirement;
import fr.honoraire.shared.HonoraireProperties;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the practitioner is told of his account at Stripe: that something lacks, or that he can be paid. */
@Component
class AccountLetters {

    /** How the keys of its two kinds of news begin. */
    static final String OPEN = "account-open:";

    static final String ATTENTION = "account-attention:";

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

    /** @return nothing if it is no news any more */
    Optional<Letter> of(EmailMessage message) {
        var isOpen = message.onceKey().startsWith(OPEN);
        return payees.of(message.practitionerId())
                .filter(payee -> isOpen ? payee.canBePaid() : needsAttention(payee))
                .map(payee -> letter(isOpen ? "account.open" : "account.attention", payee));
    }

    private static boolean needsAttention(Payee payee) {
        return payee.charges() == Capability.BLOCKED
                || payee.payouts() == Capability.BLOCKED
                || payee.isClosed()
                || lacking(payee) > 0;
    }

    private static long lacking(Payee payee) {
        return payee.requirements().stream()
                .filter(asked -> !asked.underReview() && asked.deadline() != Requirement.Deadline.EVENTUALLY_DUE)
                .count();
    }

    private Letter letter(String key, Payee payee) {
        var lacking = lacking(payee);
        return new Letter(
                words.of(key + ".subject"),
                words.of(key + ".preheader"),
                words.of("greeting", practitioners.get(payee.practitionerId()).displayName()),
                List.of(words.of(key + ".opening")),
                lacking == 0 ? List.of() : List.of(new Fact(words.of("account.lacks"), Long.toString(lacking))),
                new Action(words.of("account.see"), properties.address("/account/bank")),
                List.of(words.of(key + ".closing")),
                words.of("us"),
                List.of(),
                null,
                null);
    }
}
