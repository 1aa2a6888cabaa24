package fr.honoraire.shared.audit;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads every chain of the audit trail from its beginning and says which does not hold. It also logs one hash over the ends
 * of all chains: whoever rewrites a chain to its very end with the rights of a superuser contradicts a log that left the
 * machine.
 */
@Component
class AuditCheck {

    private static final Logger log = LoggerFactory.getLogger(AuditCheck.class);
    private static final UUID LAST = new UUID(-1, -1);
    private static final int CHAINS = 200;
    private static final int SAMPLES = 5;

    private static final String BROKEN = """
            with head as (
                select * from audit_chain where id > :from and id <= :to),
            body as (
                select chain_id, count(*) as length, bool_and(holds) as holds
                from (
                    select chain_id,
                        sequence = row_number() over chain
                            and hash = audit_hash(coalesce(lag(hash) over chain, ''), entry) as holds
                    from audit_entry entry where chain_id > :from and chain_id <= :to
                    window chain as (partition by chain_id order by sequence)) links
                group by chain_id)
            select coalesce(head.id, body.chain_id) as id, coalesce(body.length, 0) as length,
                coalesce(holds and head.length = body.length and head.hash = (
                    select hash from audit_entry where chain_id = head.id order by sequence desc limit 1), false) as holds
            from head full join body on body.chain_id = head.id""";

    private final JdbcClient database;
    private final InstantSource clock;

    AuditCheck(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    private record Chain(UUID id, long length, boolean holds) {}

    /** Some chains at a time, so that no reading keeps the database from tidying up for long. */
    public void look() {
        var broken = new ArrayList<UUID>();
        var entries = 0L;
        var from = new UUID(0, 0);
        while (!from.equals(LAST)) {
            var to = endOfNext(from);
            for (var chain : chains(from, to)) {
                entries += chain.length();
                if (!chain.holds()) {
                    broken.add(chain.id());
                }
            }
            from = to;
        }
        keep(entries, broken);
    }

    private UUID endOfNext(UUID from) {
        @Nullable UUID end = database.sql("select id from audit_chain where id > :from order by id offset :chains limit 1")
                .param("from", from)
                .param("chains", CHAINS - 1)
                .query(UUID.class)
                .optional()
                .orElse(null);
        return end == null ? LAST : end;
    }

    private List<Chain> chains(UUID from, UUID to) {
        return database.sql(BROKEN)
                .param("from", from)
                .param("to", to)
                .query((row, number) ->
                        new Chain(row.getObject("id", UUID.class), row.getLong("length"), row.getBoolean("holds")))
                .list();
    }

    /** The trail only grows: if it is shorter than it once was, whole chains are gone, and that is never forgotten. */
    private void keep(long entries, List<UUID> broken) {
        var samples = broken.stream().limit(SAMPLES).map(UUID::toString).toArray(String[]::new);
        database.sql("""
                        update audit_check set entries = greatest(entries, :entries), samples = :samples, checked_at = :now,
                            broken = :broken + case when :entries < entries then 1 else 0 end""")
                .param("entries", entries)
                .param("broken", broken.size())
                .param("samples", samples)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        log.info("audit trail: {} entries, broken chains {}, seal {}", entries, broken, seal());
    }

    private String seal() {
        return database.sql("select sha256(coalesce(string_agg(hash, '' order by id), '')) from audit_chain")
                .query((row, number) -> HexFormat.of().formatHex(row.getBytes(1)))
                .single();
    }
}
