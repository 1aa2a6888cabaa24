package fr.honoraire.practitioner;

import fr.honoraire.shared.audit.AuditKind;
import fr.honoraire.shared.audit.AuditTrail;
import fr.honoraire.shared.live.LiveEvents;
import fr.honoraire.shared.security.SessionLife;
import fr.honoraire.shared.security.SignedIn;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Where somebody is signed in, and how that ends. Open pages hear of it and look again. */
@Component
public class AccountSessions {

    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final JdbcClient database;
    private final LiveEvents live;
    private final AuditTrail audit;

    AccountSessions(
            FindByIndexNameSessionRepository<? extends Session> sessions,
            JdbcClient database,
            LiveEvents live,
            AuditTrail audit) {
        this.sessions = sessions;
        this.database = database;
        this.live = live;
        this.audit = audit;
    }

    /** All of them, the one that was used last first. */
    public List<OpenSession> of(SignedIn me, String thisSession) {
        return sessions.findByPrincipalName(me.getName()).values().stream()
                .map(session -> read(session, thisSession))
                .sorted(Comparator.comparing(OpenSession::isThis)
                        .thenComparing(OpenSession::seenAt)
                        .reversed())
                .toList();
    }

    private static OpenSession read(Session session, String thisSession) {
        Instant seen = session.getAttribute(SessionLife.SEEN);
        String browser = session.getAttribute(SessionLife.BROWSER);
        return new OpenSession(
                OpenSession.handle(session.getId()),
                browser == null ? "" : browser,
                session.getCreationTime(),
                seen == null ? session.getLastAccessedTime() : seen,
                session.getId().equals(thisSession));
    }

    /** Ends one, if it is his. */
    @Transactional
    public void end(SignedIn me, String handle) {
        sessions.findByPrincipalName(me.getName()).keySet().stream()
                .filter(id -> OpenSession.handle(id).equals(handle))
                .findFirst()
                .ifPresent(id -> {
                    database.sql("delete from spring_session where session_id = :id")
                            .param("id", id)
                            .update();
                    told(me.accountId());
                    audit.write(AuditKind.SESSIONS_ENDED, me, me.accountId());
                });
    }

    /** Ends all of them, this one too. */
    @Transactional
    public void endAll(SignedIn me) {
        endAll(me.accountId(), null);
        audit.write(AuditKind.SESSIONS_ENDED, me, me.accountId());
    }

    /** All of them, or all but this one, in the transaction that gives the reason. */
    @Transactional(propagation = Propagation.MANDATORY)
    void endAll(UUID accountId, @Nullable String but) {
        database.sql("delete from spring_session where principal_name = :account and session_id <> :but")
                .param("account", accountId.toString())
                .param("but", but == null ? "" : but)
                .update();
        told(accountId);
    }

    private void told(UUID accountId) {
        live.publish("account:" + accountId, "sessions");
    }
}
