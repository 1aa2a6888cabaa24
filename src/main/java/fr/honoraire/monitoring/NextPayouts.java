package fr.honoraire.monitoring;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Tells what reaches a practitioner's bank next: the transfer on its way, or what becomes available first. */
@Repository
@Transactional(readOnly = true)
class NextPayouts {

    private final JdbcClient database;
    private final ComingTable coming;

    NextPayouts(JdbcClient database, ComingTable coming) {
        this.database = database;
        this.coming = coming;
    }

    Optional<NextPayout> of(UUID practitionerId) {
        return onItsWay(practitionerId)
                .or(() -> coming.of(practitionerId)
                        .first()
                        .map(first -> new NextPayout(false, first.amount(), first.day())));
    }

    private Optional<NextPayout> onItsWay(UUID practitionerId) {
        return database.sql("""
                select amount_cents, arrival_on
                  from payout
                 where practitioner_id = :practitioner and status in ('PENDING', 'IN_TRANSIT')
                 order by arrival_on, gateway_created_at, id
                 limit 1
                """)
                .param("practitioner", practitionerId)
                .query(NextPayouts::read)
                .optional();
    }

    private static NextPayout read(ResultSet row, int index) throws SQLException {
        return new NextPayout(true, Columns.money(row, "amount_cents"), row.getObject("arrival_on", LocalDate.class));
    }
}
