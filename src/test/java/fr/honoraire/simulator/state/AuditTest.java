package fr.honoraire.simulator.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.honoraire.simulator.wire.Json;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** A cent that goes astray makes a noise at once. */
class AuditTest {

    private static final String ACCOUNT = "acct_1";

    private final World world = new World();
    private final Store store = world.store();
    private final Ledger ledger = world.ledger();

    @BeforeEach
    void aCharge() {
        world.alone(() -> {
            store.put(ACCOUNT, charge());
            book("charge", 2500, "ch_1");
        });
    }

    @Test
    void booksThatAgreeSayNothing() {
        assertThat(world.ledgerProblems()).isEmpty();
    }

    @Test
    void moneyOfNobodyIsFound() {
        assertThatThrownBy(() -> world.alone(() -> {
                    book("charge", 100, "ch_nobodys");
                }))
                .hasMessageContaining("ch_nobodys");
        assertThat(world.ledgerProblems()).isNotEmpty();
    }

    @Test
    void aRefundThatIsNotOnItsChargeIsFound() {
        assertThatThrownBy(() -> world.alone(() -> {
                    store.put(ACCOUNT, refund());
                    book("refund", -500, "re_1");
                }))
                .hasMessageContaining("ch_1 refunded");
    }

    @Test
    void aRefundOfAnotherAmountThanItsLineIsFound() {
        assertThatThrownBy(() -> world.alone(() -> {
                    store.put(ACCOUNT, refund());
                    store.get(ACCOUNT, "charge", "ch_1").put("amount_refunded", 500);
                    book("refund", -499, "re_1");
                }))
                .hasMessageContaining("re_1");
    }

    @Test
    void aPayoutThatIsNotTheSumOfItsLinesIsFound() {
        assertThatThrownBy(() -> world.alone(() -> {
                    var lines = ledger.payable(ACCOUNT);
                    store.put(ACCOUNT, Json.object("id", "po_1", "object", "payout", "amount", 2400, "status", "paid"));
                    ledger.assign(ACCOUNT, lines, "po_1");
                    ledger.assign(ACCOUNT, List.of(book("payout", -2400, "po_1")), "po_1");
                }))
                .hasMessageContaining("po_1 with its own line");
    }

    @Test
    void aFeeThatNeverReachesThePlatformIsFound() {
        assertThatThrownBy(() -> world.alone(() -> {
                    var movement =
                            Movement.of("adjustment", "fee", 0, "ch_1", 0).applicationFee(100);
                    ledger.book(ACCOUNT, movement);
                }))
                .hasMessageContaining("application fees");
    }

    @Test
    void aLineChangedBehindTheBooksBackIsFoundOnDemand() {
        var line = store.list(ACCOUNT, "balance_transaction").getFirst();
        line.put("net", 2499);

        assertThatCode(() -> world.alone(() -> {})).doesNotThrowAnyException();
        assertThat(new Audit(store, ledger).problems(List.of(ACCOUNT))).isNotEmpty();
    }

    private ObjectNode book(String type, long amount, String source) {
        return ledger.book(ACCOUNT, Movement.of(type, type, amount, source, 0));
    }

    private static ObjectNode charge() {
        return Json.object(
                "id", "ch_1",
                "object", "charge",
                "amount_captured", 2500,
                "amount_refunded", 0,
                "balance_transaction", "txn_1");
    }

    private static ObjectNode refund() {
        return Json.object(
                "id", "re_1",
                "object", "refund",
                "amount", 500,
                "balance_transaction", "txn_2",
                "charge", "ch_1",
                "status", "succeeded");
    }
}
