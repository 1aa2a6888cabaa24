package fr.honoraire.shared.scope;

import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Refuses to start as a role of the database that its walls do not hold: a superuser, one past all policies, the owner. */
@Component
class DatabaseRoleCheck implements SmartLifecycle {

    private final JdbcClient database;
    private volatile boolean isHeld;

    DatabaseRoleCheck(JdbcClient database) {
        this.database = database;
    }

    @Override
    public void start() {
        isHeld = database.sql("""
                        select not rolsuper and not rolbypassrls and not pg_has_role(current_user, relowner, 'member')
                        from pg_roles, pg_class where rolname = current_user and pg_class.oid = 'note'::regclass""").query(Boolean.class).single();
        if (!isHeld) {
            throw new IllegalStateException(
                    "the database role of DATABASE_USERNAME owns the tables or stands above their"
                            + " policies; docs/operations.md says how to make one that does not");
        }
    }

    @Override
    public void stop() {
        isHeld = false;
    }

    @Override
    public boolean isRunning() {
        return isHeld;
    }

    /** Before anything listens or works. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
