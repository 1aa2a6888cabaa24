package fr.honoraire.practitioner;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Ends the sessions of an account, in the transaction that gives the reason. */
@Component
class AccountSessions {

    private final JdbcClient database;

    AccountSessions(JdbcClient database) {
        this.database = database;
    }

    /** All of them, or all but this one. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void endAll(UUID accountId, @Nullable String but) {
        database.sql("delete from spring_session where principal_name = :account and session_id <> :but")
                .param("account", accountId.toString())
                .param("but", but == null ? "" : but)
                .update();
    }
}
