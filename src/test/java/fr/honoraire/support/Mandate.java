package fr.honoraire.support;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What those need to bill whom a test writes into the tables itself. */
public final class Mandate {

    private Mandate() {}

    /** This practitioner has charged us with issuing his notes, and leaves all else as it is at the beginning. */
    public static void given(JdbcClient database, UUID practitioner, UUID owner) {
        database.sql("""
                        insert into preferences (id, version, practitioner_id, muted_news, other_means, remind_most,
                            remind_after_days, quiet_from, quiet_until, tone, note_footer, statement_descriptor,
                            mandate_accepted_at, mandate_accepted_by)
                        values (?, 0, ?, '{PAYMENT_RECEIVED}', '{CHEQUE,ESPECES,VIREMENT,TIERS_PAYANT}', 0, 7, 20, 8, 'NEUTRAL', '', '', now(), ?)""").params(UUID.randomUUID(), practitioner, owner).update();
    }
}
