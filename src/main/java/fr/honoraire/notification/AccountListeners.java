package fr.honoraire.notification;

import fr.honoraire.practitioner.News;
import fr.honoraire.practitioner.Payee;
import fr.honoraire.practitioner.PayeeChanged;
import fr.honoraire.practitioner.PayeeService;
import fr.honoraire.practitioner.team.MemberInvited;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Puts e-mails in the outbox when the practitioner's account has news, at Stripe or here. */
@Component
class AccountListeners {

    private final PractitionerMail mail;
    private final PayeeService payees;
    private final InstantSource clock;

    AccountListeners(PractitionerMail mail, PayeeService payees, InstantSource clock) {
        this.mail = mail;
        this.payees = payees;
        this.clock = clock;
    }

    @EventListener
    void on(PayeeChanged changed) {
        var practitioner = changed.practitionerId();
        if (changed.nowNeedsAttention()) {
            tellOfAttention(practitioner);
        }
        if (changed.nowCanBePaid()) {
            mail.put(news(AccountLetters.OPEN, practitioner));
        }
        if (changed.nowPaidOut()) {
            mail.put(news(AccountLetters.RESUMED, practitioner));
        }
    }

    @EventListener
    void on(MemberInvited invited) {
        var onceKey = "team-invitation:%s:%d".formatted(invited.membershipId(), invited.invitation());
        mail.put(Envelope.toPractitioner(EmailKind.TEAM_INVITATION, onceKey, invited.practitionerId(), invited.email())
                .tellingOf(invited.membershipId()));
    }

    /** That money is blocked is never kept from him. */
    private void tellOfAttention(UUID practitionerId) {
        var news = news(AccountLetters.ATTENTION, practitionerId);
        if (payees.of(practitionerId)
                .map(Payee::standing)
                .filter(s -> s.isMoneyBlocked())
                .isPresent()) {
            mail.put(news);
        } else {
            mail.putIfWanted(News.ACCOUNT, news);
        }
    }

    private Envelope news(String news, UUID practitionerId) {
        return mail.envelope(EmailKind.ACCOUNT_ALERT, news + practitionerId + ":" + clock.instant(), practitionerId);
    }
}
