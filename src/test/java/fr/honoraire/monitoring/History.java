package fr.honoraire.monitoring;

import fr.honoraire.shared.French;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Some weeks of a practice in which anything may happen that monitoring has to follow, and much that the database refuses. */
final class History {

    static final LocalDate FIRST = LocalDate.of(2026, 10, 20);

    private static final List<String> MOVES_OF_A_PAYMENT = List.of(
            "decline_code = 'insufficient_funds'",
            "status = 'PROCESSING', decline_code = null",
            "status = 'PAID', paid_at = now()",
            "status = 'PAID', paid_at = now()",
            "status = 'CANCELED', closed_at = now()",
            "status = 'WRITTEN_OFF', closed_at = now()",
            "refunded_cents = 1000",
            "refunded_cents = amount_cents",
            "dispute = 'OPEN', disputed_cents = amount_cents",
            "dispute = 'LOST'",
            "dispute = 'WON', disputed_cents = 0");

    private final JdbcClient database;
    private final Random random;
    private final Ledger ledger;
    private final List<Ledger.Patient> patients = new CopyOnWriteArrayList<>();
    private final List<Ledger.Due> bills = new CopyOnWriteArrayList<>();
    private final List<UUID> payouts = new CopyOnWriteArrayList<>();

    History(JdbcClient database, Random random) {
        this.database = database;
        this.random = random;
        this.ledger = new Ledger(database);
        patients.add(ledger.patient(someTime(), "Zoé"));
        bills.add(ledger.paid(one(patients), 2500));
        payouts.add(ledger.payout(1, "PENDING", someTime(), FIRST, null));
    }

    UUID practitioner() {
        return ledger.practitioner();
    }

    /** @return which kind of thing happened */
    int step() {
        var kind = random.nextInt(12);
        try {
            switch (kind) {
                case 0, 1 -> patients.add(ledger.patient(someTime(), "Zoé " + patients.size()));
                case 2 -> patients.add(ledger.patient(one(patients).consultation(), 1 + random.nextInt(2), "Avec"));
                case 3 -> bills.add(ledger.billed(one(patients), 2500, "OPEN", null));
                case 4 -> bills.add(ledger.paid(one(patients), 3000));
                case 5 -> payouts.add(ledger.payout(1, "PENDING", someTime(), FIRST, null));
                case 6 ->
                    ledger.line(one(payouts), "PAYMENT", 2500, 63, one(bills).payment());
                case 7 ->
                    ledger.line(one(payouts), "REFUND", -1000, 0, one(bills).payment());
                default -> somethingOfOneRow();
            }
        } catch (DataIntegrityViolationException refused) {
            return -kind;
        }
        return kind;
    }

    /** For several at once, too. */
    boolean somethingOfOneRow() {
        try {
            switch (random.nextInt(8)) {
                case 0 -> moved(one(patients));
                case 1 -> renamed(one(patients));
                case 2 -> transferred(one(payouts));
                case 3 -> ledger.returned(one(payouts), one(payouts), 1);
                default ->
                    database.sql("update payment set %s where id = ?".formatted(one(MOVES_OF_A_PAYMENT)))
                            .param(one(bills).payment())
                            .update();
            }
            return true;
        } catch (DataIntegrityViolationException refused) {
            return false;
        }
    }

    private void moved(Ledger.Patient patient) {
        database.sql("update consultation set started_at = ?, ended_at = ? where id = ?")
                .params(
                        Timestamp.from(someTime()),
                        Timestamp.from(someTime().plus(Duration.ofDays(90))),
                        patient.consultation())
                .update();
    }

    private void renamed(Ledger.Patient patient) {
        database.sql("update participant set name = ? where id = ?")
                .params("Élodie " + random.nextInt(100), patient.participant())
                .update();
    }

    private void transferred(UUID payout) {
        database.sql("update payout set status = ? where id = ?")
                .params(one(List.of("IN_TRANSIT", "PAID", "PAID", "FAILED")), payout)
                .update();
    }

    private Instant someTime() {
        return FIRST.atTime(1, 0)
                .atZone(French.PARIS)
                .toInstant()
                .plus(Duration.ofMinutes(random.nextInt(14 * 24 * 60)));
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
