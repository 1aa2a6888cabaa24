package fr.honoraire.practitioner.factor;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Slows down whoever guesses codes, on all nodes together: five tries, then one each half minute, and fewer and fewer, but
 * never less than one each ten minutes, so that nobody is locked out of his own account for long.
 */
@Component
class CodeTries {

    private final JdbcClient database;
    private final InstantSource clock;

    CodeTries(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Counts a try before it is made, so that a hundred at once count a hundred. Whatever comes of it, this stays.
     *
     * @throws TooManyTries if it is too early for the next one
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void take(UUID account) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        var taken =
                database.sql("""
                        insert into code_try (account_id, tries, next_at) values (:account, 1, :now)
                        on conflict (account_id) do update set
                            tries = case when code_try.next_at < :now - interval '1 day' then 1 else code_try.tries + 1 end,
                            next_at = case when code_try.tries < 4 or code_try.next_at < :now - interval '1 day' then :now
                                else :now + least(interval '10 minutes', interval '30 seconds' * power(2, least(code_try.tries - 4, 9)))
                                end
                        where code_try.tries < 5 or code_try.next_at <= :now""").param("account", account).param("now", now).update();
        if (taken == 0) {
            throw new TooManyTries(nextTry(account));
        }
    }

    private Instant nextTry(UUID account) {
        return database.sql("select next_at from code_try where account_id = :account")
                .param("account", account)
                .query((row, number) -> row.getTimestamp("next_at").toInstant())
                .optional()
                .orElseGet(clock::instant);
    }

    /** It was right. */
    void forget(UUID account) {
        database.sql("delete from code_try where account_id = :account")
                .param("account", account)
                .update();
    }
}
