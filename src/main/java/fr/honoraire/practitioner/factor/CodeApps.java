package fr.honoraire.practitioner.factor;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The applications that show codes. */
@Component
class CodeApps {

    private final JdbcClient database;

    CodeApps(JdbcClient database) {
        this.database = database;
    }

    Optional<Ways.App> of(UUID account) {
        return database.sql("select added_at, used_at from code_app where account_id = :account")
                .param("account", account)
                .query((row, number) -> new Ways.App(
                        row.getTimestamp("added_at").toInstant(),
                        row.getTimestamp("used_at").toInstant()))
                .optional();
    }

    /** What it shares with us, locked. */
    Optional<byte[]> secretOf(UUID account) {
        return database.sql("select secret from code_app where account_id = :account")
                .param("account", account)
                .query(byte[].class)
                .optional();
    }

    /** In the place of the one there was, if there was one. */
    void put(UUID account, byte[] secret, long step, Instant now) {
        database.sql("""
                        insert into code_app (account_id, secret, last_step, added_at, used_at)
                        values (:account, :secret, :step, :now, :now)
                        on conflict (account_id) do update
                        set secret = :secret, last_step = :step, added_at = :now, used_at = :now""")
                .param("account", account)
                .param("secret", secret)
                .param("step", step)
                .param("now", at(now))
                .update();
    }

    /** @return whether the code of this step had not been taken yet, nor a later one */
    boolean take(UUID account, byte[] secret, long step, Instant now) {
        return database.sql("""
                        update code_app set last_step = :step, used_at = :now, secret = :secret
                        where account_id = :account and last_step < :step""")
                        .param("account", account)
                        .param("secret", secret)
                        .param("step", step)
                        .param("now", at(now))
                        .update()
                == 1;
    }

    void remove(UUID account) {
        database.sql("delete from code_app where account_id = :account")
                .param("account", account)
                .update();
    }

    private static OffsetDateTime at(Instant now) {
        return now.atOffset(ZoneOffset.UTC);
    }
}
