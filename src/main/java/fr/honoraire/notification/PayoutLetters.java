package fr.honoraire.notification;

import static java.util.Objects.requireNonNull;

import fr.honoraire.notification.Letter.Action;
import fr.honoraire.notification.Letter.Fact;
import fr.honoraire.payout.Payout;
import fr.honoraire.payout.PayoutService;
import fr.honoraire.payout.PayoutStatus;
import fr.honoraire.practitioner.PractitionerService;
import fr.honoraire.shared.French;
import fr.honoraire.shared.HonoraireProperties;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the practitioner is told of a transfer: that it arrived, or that his bank sent it back, why, and what to mend. */
@Component
class PayoutLetters {

    private final PayoutService payouts;
    private final PractitionerService practitioners;
    private final HonoraireProperties properties;
    private final Words words;
    private final French french;

    PayoutLetters(
            PayoutService payouts,
            PractitionerService practitioners,
            HonoraireProperties properties,
            Words words,
            French french) {
        this.payouts = payouts;
        this.practitioners = practitioners;
        this.properties = properties;
        this.words = words;
        this.french = french;
    }

    /** @return nothing if the money has left again */
    Optional<Letter> failed(EmailMessage message) {
        var payout = payouts.get(requireNonNull(message.matterId()));
        return payout.status() == PayoutStatus.FAILED && payout.returnedIntoId() == null
                ? Optional.of(letter(payout))
                : Optional.empty();
    }

    /** @return nothing if it has come back meanwhile */
    Optional<Letter> sent(EmailMessage message) {
        var payout = payouts.get(requireNonNull(message.matterId()));
        return payout.status() == PayoutStatus.PAID ? Optional.of(sent(payout)) : Optional.empty();
    }

    private Letter sent(Payout payout) {
        return new Letter(
                words.of("payout.sent.subject"),
                words.of("payout.sent.preheader"),
                words.of("greeting", practitioners.get(payout.practitionerId()).displayName()),
                List.of(words.of("payout.sent.opening")),
                List.of(
                        new Fact(words.of("payout.amount"), french.amount(payout.amount())),
                        new Fact(words.of("payout.sent.arrival"), french.day(payout.arrivalOn()))),
                new Action(words.of("payout.sent.see"), properties.address("/payouts/" + payout.id())),
                List.of(words.of("payout.sent.closing")),
                words.of("us"),
                List.of(),
                null,
                null);
    }

    private Letter letter(Payout payout) {
        var why = words.ofPage("payouts.failure." + payout.failureCode(), "payouts.failure.other");
        return new Letter(
                words.of("payout.failed.subject"),
                words.of("payout.failed.preheader"),
                words.of("greeting", practitioners.get(payout.practitionerId()).displayName()),
                List.of(words.of("payout.failed.opening"), words.of("payout.failed.why", why)),
                List.of(
                        new Fact(words.of("payout.amount"), french.amount(payout.amount())),
                        new Fact(words.of("payout.created"), french.day(payout.gatewayCreatedAt()))),
                new Action(words.of("account.see"), properties.address("/account/bank")),
                List.of(words.of("payout.failed.closing")),
                words.of("us"),
                List.of(),
                null,
                null);
    }
}
