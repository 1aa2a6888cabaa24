package fr.honoraire.practitioner.factor;

import com.github.f4b6a3.uuid.UuidCreator;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Codes on paper, each good for one sign-in: 49 random bits each, of which only a mark is kept. */
@Component
class RecoveryCodes {

    private static final int HOW_MANY = 10;
    private static final int LENGTH = 10;

    /** Without those that are taken for one another. */
    private static final String SIGNS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient database;
    private final Seal seal;
    private final InstantSource clock;

    RecoveryCodes(JdbcClient database, Seal seal, InstantSource clock) {
        this.database = database;
        this.seal = seal;
        this.clock = clock;
    }

    /** Makes ten new ones; the former are worth nothing any more. This is the only moment they can be read. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<String> renew(UUID account) {
        database.sql("delete from recovery_code where account_id = :account")
                .param("account", account)
                .update();
        var codes = Stream.generate(RecoveryCodes::newCode).limit(HOW_MANY).toList();
        codes.forEach(code -> keep(account, code));
        return codes.stream()
                .map(code -> code.substring(0, LENGTH / 2) + "-" + code.substring(LENGTH / 2))
                .toList();
    }

    private static String newCode() {
        return RANDOM.ints(LENGTH, 0, SIGNS.length())
                .mapToObj(i -> SIGNS.substring(i, i + 1))
                .collect(Collectors.joining());
    }

    private void keep(UUID account, String code) {
        database.sql("""
                        insert into recovery_code (id, account_id, mark, created_at)
                        values (:id, :account, :mark, :now)""")
                .param("id", UuidCreator.getTimeOrderedEpoch())
                .param("account", account)
                .param("mark", seal.marks(account, code).getFirst())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** @return whether this is one of them, and nobody had used it before */
    boolean use(UUID account, String typed) {
        var code = typed.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return seal.marks(account, code).stream()
                        .mapToInt(mark -> database.sql("""
                                update recovery_code set used_at = greatest(:now, created_at)
                                where account_id = :account and mark = :mark and used_at is null""")
                                .param("now", now)
                                .param("account", account)
                                .param("mark", mark)
                                .update())
                        .sum()
                == 1;
    }

    /** How many may still be used. */
    int left(UUID account) {
        return database.sql("select count(*) from recovery_code where account_id = :account and used_at is null")
                .param("account", account)
                .query(Integer.class)
                .single();
    }
}
