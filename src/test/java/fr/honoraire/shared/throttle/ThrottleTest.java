package fr.honoraire.shared.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.honoraire.shared.HonoraireProperties;
import fr.honoraire.support.AtOnce;
import fr.honoraire.support.IntegrationTest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/** How tries are counted, on the real table. */
@IntegrationTest
class ThrottleTest {

    private static final Counted WHAT = Counted.SIGNIN_ACCOUNT;

    @Autowired
    DataSource database;

    @Autowired
    JdbcClient rows;

    @Autowired
    HonoraireProperties properties;

    @Autowired
    Throttle ours;

    @Autowired
    TransactionTemplate transaction;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-05T10:00:00Z"));
    private final String someone = UUID.randomUUID() + "@example.org";

    @Test
    void twoNodesCountTogetherHoweverManyTryAtOnce() {
        var nodes = List.of(node("10/1h"), node("10/1h"));

        var answers = AtOnce.all(IntStream.range(0, 30)
                .mapToObj(number -> nodes.get(number % 2))
                .map(node -> (java.util.concurrent.Callable<Boolean>) () -> isFree(node, someone))
                .toList());

        assertThat(answers.stream().filter(free -> free)).hasSize(10);
    }

    @Test
    void oneIsNotCountedForAnother() {
        var node = node("1/1h");
        node.count(WHAT, someone);

        assertThat(isFree(node, someone)).isFalse();
        assertThat(isFree(node, "x" + someone)).isTrue();
    }

    @Test
    void theWaitIsToldAndIsEnough() {
        var node = node("2/1h");
        node.count(WHAT, someone);
        node.count(WHAT, someone);

        assertThatThrownBy(() -> node.count(WHAT, someone)).isInstanceOfSatisfying(TooOften.class, tooOften -> {
            assertThat(tooOften.seconds()).isEqualTo(1_800);
            assertThat(tooOften.minutes()).isEqualTo(30);
        });
        now.updateAndGet(before -> before.plus(Duration.ofMinutes(30)));
        assertThat(isFree(node, someone)).isTrue();
        assertThat(isFree(node, someone)).isFalse();
    }

    @Test
    void whatIsGivenBackIsNeverMoreThanTheLimit() {
        var node = node("2/1h");
        node.giveBack(WHAT, someone);
        node.count(WHAT, someone);
        node.count(WHAT, someone);
        assertThat(isFree(node, someone)).isFalse();

        node.giveBack(WHAT, someone);

        assertThat(isFree(node, someone)).isTrue();
        assertThat(isFree(node, someone)).isFalse();
    }

    @Test
    void whatIsKeptNamesNobodyAndIsForgotten() {
        var node = node("2/1h");
        node.count(WHAT, someone);
        var id = node.id(WHAT, someone);
        assertThat(id).doesNotContain(someone);
        assertThat(kept(id)).isOne();

        rows.sql("update throttle_bucket set expires_at = expires_at - ? where id = ?")
                .param(Duration.ofHours(1).toMillis())
                .param(id)
                .update();
        new ThrottleConfiguration().buckets(database, clock()).removeExpired(1_000);

        assertThat(kept(id)).isZero();
    }

    @Test
    void itIsNeverCountedInATransaction() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> ours.count(WHAT, someone)))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void whoHasANetworkOfAddressesIsOne() {
        assertThat(Origin.network("2001:db8:1:2:aaaa::1")).isEqualTo(Origin.network("2001:db8:1:2:bbbb::2"));
        assertThat(Origin.network("2001:db8:1:2::1")).isNotEqualTo(Origin.network("2001:db8:1:3::1"));
        assertThat(Origin.network("::ffff:192.0.2.1")).isEqualTo(Origin.network("192.0.2.1"));
        assertThat(Origin.network("192.0.2.1")).isNotEqualTo(Origin.network("192.0.2.2"));
    }

    private boolean isFree(Throttle node, String whom) {
        try {
            node.count(WHAT, whom);
            return true;
        } catch (TooOften e) {
            return false;
        }
    }

    private Throttle node(String limit) {
        var limits = new EnumMap<>(Map.of(WHAT, limit));
        return new Throttle(
                new ThrottleConfiguration().buckets(database, clock()), new ThrottleProperties(limits), properties);
    }

    private InstantSource clock() {
        return now::get;
    }

    private long kept(String id) {
        return rows.sql("select count(*) from throttle_bucket where id = ?")
                .param(id)
                .query(Long.class)
                .single();
    }
}
