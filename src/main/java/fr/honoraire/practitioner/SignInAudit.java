package fr.honoraire.practitioner;

import fr.honoraire.shared.audit.AuditEntry;
import fr.honoraire.shared.audit.AuditKind;
import fr.honoraire.shared.audit.AuditOutcome;
import fr.honoraire.shared.audit.AuditTrail;
import fr.honoraire.shared.security.SignedIn;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationFailureLockedEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.stereotype.Component;

/** Writes to the audit trail who came in, who left, and whose door was tried in vain: never what was typed. */
@Component
class SignInAudit {

    private final AuditTrail trail;
    private final UserAccounts accounts;

    SignInAudit(AuditTrail trail, UserAccounts accounts) {
        this.trail = trail;
        this.accounts = accounts;
    }

    @EventListener
    void on(AuthenticationSuccessEvent event) {
        if (event.getAuthentication().getPrincipal() instanceof SignedIn who) {
            trail.write(AuditKind.SIGN_IN, who, who.accountId());
        }
    }

    @EventListener
    void on(LogoutSuccessEvent event) {
        if (event.getAuthentication().getPrincipal() instanceof SignedIn who) {
            trail.write(AuditKind.SIGN_OUT, who, who.accountId());
        }
    }

    @EventListener
    void on(AbstractAuthenticationFailureEvent event) {
        var account = accounts.findByEmail(Typed.email(event.getAuthentication().getName()))
                .map(UserAccount::id)
                .orElse(null);
        var outcome = event instanceof AuthenticationFailureLockedEvent ? AuditOutcome.THROTTLED : AuditOutcome.REFUSED;
        trail.writeApart(new AuditEntry(AuditKind.SIGN_IN, outcome, account, null, account));
    }
}
