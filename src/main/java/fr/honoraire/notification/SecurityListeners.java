package fr.honoraire.notification;

import fr.honoraire.practitioner.AccountLinkAsked;
import fr.honoraire.practitioner.SecurityNews;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Puts the e-mails about how people sign in into the outbox, in the transaction that calls for them. */
@Component
class SecurityListeners {

    private final Outbox outbox;

    SecurityListeners(Outbox outbox) {
        this.outbox = outbox;
    }

    @EventListener
    void on(AccountLinkAsked asked) {
        outbox.put(Envelope.toPerson(
                EmailKind.ACCOUNT_LINK, "account-link:" + asked.linkId(), asked.email(), asked.linkId()));
    }

    @EventListener
    void on(SecurityNews news) {
        outbox.put(Envelope.toPerson(
                EmailKind.SECURITY_NEWS,
                SecurityLetters.prefix(news.what()) + news.matterId(),
                news.email(),
                news.matterId()));
    }
}
