package fr.honoraire.monitoring;

import fr.honoraire.monitoring.export.ServerCursor;
import fr.honoraire.payout.PayoutLineKind;
import fr.honoraire.shared.NotFound;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Reads transfers to the bank, and what they are made of. */
@Repository
@Transactional(readOnly = true)
class PayoutTable {

    static final int PAGE_SIZE = 50;

    private static final String PAYOUTS = """
            select o.id, o.gateway_id, o.amount_cents, o.status, o.gateway_created_at, o.arrival_on, o.failure_code, o.bank_reference,
                   o.lines_read_at is not null as lines_known,
                   (select count(distinct line.payment_id)
                      from payout_line line
                     where line.kind = 'PAYMENT'
                       and (line.payout_id = o.id
                            or line.payout_id in (select id from payout where returned_into_id = o.id))) as notes,
                   o.returned_into_id, again.gateway_created_at as returned_at
              from payout o
              left join payout again on again.id = o.returned_into_id
             where o.practitioner_id = :practitioner
            """;

    /** Takings first, then what comes off them. */
    private static final String LINES = """
            select line.kind, line.happened_at, y.consultation_id, y.note_id, n.number, p.name as patient,
                   credit.id as credit_id, credit.number as credit,
                   line.gross_cents, line.fee_cents, line.platform_fee_cents, line.net_cents,
                   failed.id as failed_payout_id, failed.gateway_created_at as failed_at
              from payout_line line
              left join payment y on y.id = line.payment_id
              left join note n on n.id = y.note_id
              left join participant p on p.id = y.participant_id
              left join note credit on credit.refund_id = line.refund_id
              left join payout failed on line.kind = 'PAYOUT_FAILURE' and failed.gateway_id = line.source_id
                   and failed.practitioner_id = line.practitioner_id
             where line.payout_id = :id and line.practitioner_id = :practitioner
             order by array_position(:kinds, line.kind), line.happened_at, line.id
            """;

    private static final String[] KINDS =
            Arrays.stream(PayoutLineKind.values()).map(PayoutLineKind::name).toArray(String[]::new);

    private final JdbcClient database;

    PayoutTable(JdbcClient database) {
        this.database = database;
    }

    /** Transfers, the newest first: from the newest, or those that follow the cursor; one more than a page. */
    List<PayoutRow> after(UUID practitionerId, @Nullable Cursor cursor) {
        var query = database.sql(PAYOUTS
                        + (cursor == null ? "" : " and (o.gateway_created_at, o.id) < (:createdAt, :id)")
                        + " order by o.gateway_created_at desc, o.id desc limit " + (PAGE_SIZE + 1))
                .param("practitioner", practitionerId);
        if (cursor != null) {
            query = query.param("createdAt", Columns.parameter(cursor.actAt())).param("id", cursor.consultationId());
        }
        return query.query(PayoutRow::read).list();
    }

    /** When his first note was issued, if any was. */
    Optional<Instant> firstBilled(UUID practitionerId) {
        return database.sql("select min(created_at) as first from payment where practitioner_id = :practitioner")
                .param("practitioner", practitionerId)
                .query((row, number) -> Optional.ofNullable(Columns.maybeInstant(row, "first")))
                .single();
    }

    /** Those that were, or are, to be at the bank on these days, both included. */
    List<PayoutRow> arriving(UUID practitionerId, LocalDate first, LocalDate last) {
        return database.sql(PAYOUTS + " and o.arrival_on between :first and :last order by o.arrival_on, o.id")
                .param("practitioner", practitionerId)
                .param("first", first)
                .param("last", last)
                .query(PayoutRow::read)
                .list();
    }

    /** @throws NotFound if it is unknown, or another practitioner's */
    PayoutRow one(UUID practitionerId, UUID id) {
        return database.sql(PAYOUTS + " and o.id = :id")
                .param("practitioner", practitionerId)
                .param("id", id)
                .query(PayoutRow::read)
                .optional()
                .orElseThrow(NotFound::new);
    }

    /** @throws NotFound if it is unknown, or another practitioner's */
    PayoutDetail get(UUID practitionerId, UUID id) {
        return new PayoutDetail(
                one(practitionerId, id),
                database.sql(LINES)
                        .params(linesOf(practitionerId, id))
                        .query(PayoutLineRow::read)
                        .list());
    }

    /** Hands over every line, takings first, holding few of them at a time. */
    void eachLine(UUID practitionerId, UUID id, Consumer<PayoutLineRow> consumer) {
        ServerCursor.each(database, "payout_lines", LINES, linesOf(practitionerId, id), PayoutLineRow::read, consumer);
    }

    private static Map<String, Object> linesOf(UUID practitionerId, UUID id) {
        return Map.of("practitioner", practitionerId, "id", id, "kinds", KINDS);
    }
}
