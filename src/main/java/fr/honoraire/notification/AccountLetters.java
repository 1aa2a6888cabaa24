package fr.honoraire.notification;

import fr.honoraire.notification.Letter.Action;
import fr.honoraire.notification.Letter.Fact;
import fr.honoraire.practitioner.Capability;
import fr.honoraire.practitioner.Payee;
import fr.honoraire.practitioner.PayeeService;
import fr.honoraire.practitioner.PractitionerService;
import fr.honoraire.practitioner.Requirement;
import fr.honoraire.shared.French;
import fr.honoraire.shared.HonoraireProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the practitioner is told of his account at Stripe: that something lacks or has stopped, or that money flows. */
@Component
class AccountLetters {

    /** How the keys of its kinds of news begin. */
    static final String OPEN = "account-open:";

    static final String RESUMED = "account-resumed:";
    static final String ATTENTION = "account-attention:";

    private final PractitionerService practitioners;
    private final PayeeService payees;
    private final HonoraireProperties properties;
    private final French french;
    private final Words words;

    AccountLetters(
            PractitionerService practitioners,
            PayeeService payees,
            HonoraireProperties properties,
            French french,
            Words words) {
        this.practitioners = practitioners;
        this.payees = payees;
        this.properties = properties;
        this.french = french;
        this.words = words;
    }

    /** @return nothing if it is no news any more */
    Optional<Letter> of(EmailMessage message) {
        return payees.of(Objects.requireNonNull(message.practitionerId()))
                .flatMap(payee -> letter(message.onceKey(), payee));
    }

    private Optional<Letter> letter(String onceKey, Payee payee) {
        if (onceKey.startsWith(ATTENTION)) {
            return attention(payee);
        }
        var flows = payee.canBePaid() && (onceKey.startsWith(OPEN) || payee.payouts() == Capability.ACTIVE);
        var kind = onceKey.startsWith(OPEN) ? "open" : "resumed";
        return flows ? Optional.of(letter(payee, kind, kind, kind)) : Optional.empty();
    }

    /** What is true when it leaves, and nothing if all is well again. Whoever sees the subject learns no more than that. */
    private Optional<Letter> attention(Payee payee) {
        return switch (payee.standing()) {
            case OPENING, ASKED -> lacks(payee, "asked");
            case REFUSED -> lacks(payee, "refused");
            case STOPPED -> lacks(payee, "overdue");
            case BANK_REFUSED -> Optional.of(letter(payee, "attention", "bank", "attention"));
            case REJECTED -> Optional.of(letter(payee, "stopped", "rejected", "stopped"));
            case CLOSED -> Optional.of(letter(payee, "stopped", "closed", "stopped"));
            case UNDER_REVIEW, COMPLETE -> Optional.empty();
        };
    }

    private Optional<Letter> lacks(Payee payee, String what) {
        return Optional.of(letter(payee, "attention", what, "attention"));
    }

    private Letter letter(Payee payee, String subject, String text, String closing) {
        return new Letter(
                words.of("account." + subject + ".subject"),
                words.of("account." + text + ".preheader"),
                words.of("greeting", practitioners.get(payee.practitionerId()).displayName()),
                List.of(words.of("account." + text + ".opening")),
                facts(payee),
                new Action(words.of("account.see"), properties.address("/account/bank")),
                List.of(words.of("account." + closing + ".closing")),
                words.of("us"),
                List.of(),
                null,
                null);
    }

    /** How much lacks and until when; nothing once giving it does not help. */
    private List<Fact> facts(Payee payee) {
        if (!payee.standing().isForHim()) {
            return List.of();
        }
        var facts = new ArrayList<Fact>();
        var lacking =
                payee.requirements().stream().filter(Requirement::isToldOf).count();
        if (lacking > 0) {
            facts.add(new Fact(words.of("account.lacks"), Long.toString(lacking)));
        }
        var deadline = payee.nextDeadline();
        if (deadline != null) {
            facts.add(new Fact(words.of("account.before"), french.longDay(deadline)));
        }
        return facts;
    }
}
