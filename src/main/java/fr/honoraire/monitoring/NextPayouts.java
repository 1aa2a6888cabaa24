package fr.honoraire.monitoring;

import fr.honoraire.shared.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Tells what reaches a practitioner's bank next: the transfer on its way, or what becomes available first. */
@Repository
@Transactional(readOnly = true)
class NextPayouts {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final JdbcClient database;
    private final ComingTable coming;

    NextPayouts(JdbcClient database, ComingTable coming) {
        this.database = database;
        this.coming = coming;
    }

    Optional<NextPayout> of(UUID practitionerId) {
        return onItsWay(practitionerId)
                .or(() -> firstOf(coming.of(practitionerId).lines()));
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

    /**
     * All that is available by the day on which the first of it is. Of what was just paid the day is not known yet. No
     * transfer leaves while more is to be taken off than there is.
     */
    private static Optional<NextPayout> firstOf(List<ComingMoney> coming) {
        if (coming.isEmpty()) {
            return Optional.empty();
        }
        var first = coming.stream()
                .map(ComingMoney::availableOn)
                .filter(Objects::nonNull)
                .map(NextPayouts::day)
                .findFirst()
                .orElse(null);
        var sum = coming.stream()
                .filter(one -> first == null
                        || one.availableOn() != null && !day(one.availableOn()).isAfter(first))
                .map(one -> one.net() == null ? one.gross() : one.net())
                .reduce(Money.ZERO, Money::plus);
        return sum.isMoreThan(Money.ZERO) ? Optional.of(new NextPayout(false, sum, first)) : Optional.empty();
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, PARIS);
    }
}
