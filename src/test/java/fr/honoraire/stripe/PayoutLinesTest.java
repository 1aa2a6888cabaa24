package fr.honoraire.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.model.BalanceTransaction;
import com.stripe.model.BalanceTransactionSource;
import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import com.stripe.model.Payout;
import com.stripe.model.Refund;
import fr.honoraire.payout.PayoutLineKind;
import fr.honoraire.shared.Money;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What Stripe's balance transactions are called here. */
class PayoutLinesTest {

    @Test
    void thePlatformsFeeStandsApartAndTaxesAreWithStripes() {
        var line = transaction("charge", "charge", new Charge());
        line.setFee(2_20L);
        line.setNet(22_80L);
        line.setFeeDetails(List.of(fee("stripe_fee", 63), fee("tax", 7), fee("application_fee", 1_50)));

        var seen = PayoutLines.seen(line);

        assertThat(seen.fee()).isEqualTo(Money.ofCents(70));
        assertThat(seen.platformFee()).isEqualTo(Money.ofCents(1_50));
        assertThat(seen.gross().minus(seen.fee()).minus(seen.platformFee())).isEqualTo(seen.net());
    }

    @Test
    void aLineKnowsTheChargeAndTheObjectItStandsFor() {
        var charge = new Charge();
        charge.setId("ch_1");
        var refund = new Refund();
        refund.setId("re_1");
        refund.setCharge("ch_1");
        var dispute = new Dispute();
        dispute.setId("du_1");
        dispute.setCharge("ch_1");
        var failed = new Payout();
        failed.setId("po_1");

        assertThat(Arrays.asList(
                        PayoutLines.seen(transaction("charge", "charge", charge))
                                .chargeId(),
                        PayoutLines.seen(transaction("refund", "refund", refund))
                                .chargeId(),
                        PayoutLines.seen(transaction("adjustment", "dispute", dispute))
                                .chargeId()))
                .containsOnly("ch_1");
        assertThat(PayoutLines.seen(transaction("refund", "refund", refund)).sourceId())
                .isEqualTo("re_1");
        assertThat(PayoutLines.seen(transaction("payout_failure", "payout_reversal", failed))
                        .failedPayoutId())
                .isEqualTo("po_1");
    }

    @Test
    void disputesAreAdjustmentsThatTheirCategoryTellsApart() {
        assertThat(kind("adjustment", "dispute")).isEqualTo(PayoutLineKind.DISPUTE);
        assertThat(kind("adjustment", "dispute_reversal")).isEqualTo(PayoutLineKind.DISPUTE);
        assertThat(kind("adjustment", "other_adjustment")).isEqualTo(PayoutLineKind.ADJUSTMENT);
        assertThat(kind("refund_failure", "refund_failure")).isEqualTo(PayoutLineKind.REFUND);
        assertThat(kind("stripe_fee", "fee")).isEqualTo(PayoutLineKind.FEE);
        assertThat(kind("a type of tomorrow", "unheard of")).isEqualTo(PayoutLineKind.ADJUSTMENT);
    }

    private static PayoutLineKind kind(String type, String category) {
        return PayoutLines.seen(transaction(type, category, new Refund())).kind();
    }

    private static BalanceTransaction transaction(String type, String category, BalanceTransactionSource source) {
        var line = new BalanceTransaction();
        line.setId("txn_1");
        line.setType(type);
        line.setReportingCategory(category);
        line.setAmount(25_00L);
        line.setFee(0L);
        line.setNet(25_00L);
        line.setCurrency("eur");
        line.setCreated(1_800_000_000L);
        line.setSourceObject(source);
        return line;
    }

    private static BalanceTransaction.FeeDetail fee(String type, long cents) {
        var fee = new BalanceTransaction.FeeDetail();
        fee.setType(type);
        fee.setAmount(cents);
        return fee;
    }
}
