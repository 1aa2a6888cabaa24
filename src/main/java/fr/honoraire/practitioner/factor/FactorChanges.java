package fr.honoraire.practitioner.factor;

import com.github.f4b6a3.uuid.UuidCreator;
import fr.honoraire.practitioner.AccountService;
import fr.honoraire.practitioner.SecurityNews;
import fr.honoraire.practitioner.SecurityNews.What;
import fr.honoraire.shared.audit.AuditKind;
import fr.honoraire.shared.audit.AuditTrail;
import fr.honoraire.shared.security.SignedIn;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Writes down what somebody changed of his factors, and tells him, in case it was not he. */
@Component
class FactorChanges {

    private final AccountService accounts;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    FactorChanges(AccountService accounts, AuditTrail audit, ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.audit = audit;
        this.events = events;
    }

    /** He is not told of the first: it is part of opening his account, and he has just done it. */
    void first(SignedIn me) {
        audit.write(AuditKind.FACTOR_ADDED, me, me.accountId());
    }

    void made(AuditKind kind, What what, SignedIn me) {
        audit.write(kind, me, me.accountId());
        tell(what, me);
    }

    void tell(What what, SignedIn me) {
        events.publishEvent(
                new SecurityNews(what, UuidCreator.getTimeOrderedEpoch(), accounts.emailOf(me.accountId())));
    }
}
