package fr.honoraire.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.honoraire.support.AtOnce;
import fr.honoraire.support.Given;
import fr.honoraire.support.IntegrationTest;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The end of a call asks its patients to pay, whatever else happens to their payments at that moment. */
@IntegrationTest
class AskingToPayTest {

    @Autowired
    private Given given;

    @Autowired
    private PaymentRequestService requests;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private JdbcClient database;

    @Test
    void whoEndsTheCallWhileAPaymentChangesIsNotRefused() throws Exception {
        var call = given.aCall(given.aPractice());
        var payment = given.billed(call);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var ending = Objects.requireNonNull(transactions.<Future<Boolean>>execute(begun -> {
                database.sql("update payment set version = version + 1, seen_at = now() where id = ?")
                        .param(payment.id())
                        .update();
                var mine = database.sql("select pg_backend_pid()")
                        .query(Integer.class)
                        .single();
                var other = threads.submit(AtOnce.here(() -> {
                    given.ended(call);
                    return true;
                }));
                await().until(() -> other.isDone() || isWaitedFor(mine));
                return other;
            }));
            assertThat(ending.get()).isTrue();
        }
        assertThat(requests.lastOf(payment.id())).isPresent();
    }

    /** Whether somebody waits for what this connection has changed. */
    private boolean isWaitedFor(int connection) {
        return database.sql("select exists (select from pg_stat_activity where ? = any (pg_blocking_pids(pid)))")
                .param(connection)
                .query(Boolean.class)
                .single();
    }
}
