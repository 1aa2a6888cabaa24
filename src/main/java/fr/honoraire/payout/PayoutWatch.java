package fr.honoraire.payout;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds practitioners with paid notes whose money is available and in no transfer that holds: an event may have been lost. */
@Component
class PayoutWatch {

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final int LAST_DOUBLING = 9;

    /** Someone whose transfers are worth a look, back to when his oldest missing note was paid. */
    record Missing(UUID practitionerId, String payee, Instant paidSince) {}

    private final JdbcClient database;
    private final InstantSource clock;

    PayoutWatch(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    List<Missing> missing(int most) {
        return database.sql("""
                        select payment.practitioner_id, payment.payee, min(payment.paid_at) as paid_since
                        from payment
                        left join payout_watch watch on watch.practitioner_id = payment.practitioner_id
                        where payment.status = 'PAID' and payment.available_on <= :now
                            and (watch.check_at is null or watch.check_at <= :now)
                            and not exists (
                                select from payout_line line
                                join payout first on first.id = line.payout_id
                                join payout on payout.id = coalesce(first.returned_into_id, first.id)
                                where line.payment_id = payment.id and payout.status not in ('FAILED', 'CANCELED'))
                        group by payment.practitioner_id, payment.payee
                        limit :most""")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, number) -> new Missing(
                        row.getObject("practitioner_id", UUID.class),
                        row.getString("payee"),
                        row.getObject("paid_since", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Looked; the next look comes after a minute, then after ever longer. A found transfer starts over. */
    @Transactional
    public void looked(UUID practitionerId) {
        database.sql("""
                        insert into payout_watch as watch (practitioner_id, check_at, checks)
                        values (:practitioner, :now + make_interval(secs => :first), 1)
                        on conflict (practitioner_id) do update
                        set checks = case when watch.check_at < :now - interval '1 day' then 1
                                else least(watch.checks + 1, :last) end,
                            check_at = :now + make_interval(secs => :first * pow(2, least(watch.checks, :last)))""")
                .param("practitioner", practitionerId)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("first", FIRST.toSeconds())
                .param("last", LAST_DOUBLING)
                .update();
    }
}
