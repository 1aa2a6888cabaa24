package fr.honoraire.stripe;

import static fr.honoraire.stripe.StripeCase.Needs.KEY;
import static fr.honoraire.stripe.StripeCase.Needs.READY_ACCOUNT;
import static fr.honoraire.stripe.TestedStripe.AMOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.StripeException;
import fr.honoraire.billing.GatewayPayment;
import fr.honoraire.billing.PaymentStatus;
import fr.honoraire.practitioner.Capability;
import fr.honoraire.shared.GatewayRefused;
import fr.honoraire.shared.GatewayUnsure;
import fr.honoraire.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What we rely on when a payment is opened, found again, or refused from the start. */
final class OpeningCases {

    private OpeningCases() {}

    static List<StripeCase> all() {
        return List.of(
                StripeCase.of(
                        6,
                        "A payment opens with our id on it and no other word, and the same attempt opens no second",
                        "api/payment_intents/create",
                        READY_ACCOUNT,
                        OpeningCases::opensOnce),
                StripeCase.of(
                        7,
                        "A key used again for another amount says nothing of what was done under it",
                        "api/idempotent_requests",
                        READY_ACCOUNT,
                        OpeningCases::keyUsedForSomethingElse),
                StripeCase.of(
                        8,
                        "A payment whose answer was lost is found by our id",
                        "api/payment_intents/list",
                        READY_ACCOUNT,
                        OpeningCases::foundByOurId),
                StripeCase.of(
                        9,
                        "Less than 50 cents is refused",
                        "currencies#minimum-and-maximum-charge-amounts",
                        READY_ACCOUNT,
                        OpeningCases::refusesSmallAmounts),
                StripeCase.of(
                                10,
                                "A practitioner of whom papers are missing is told as not ready for cards",
                                "connect/account-capabilities",
                                KEY,
                                OpeningCases::notReady)
                        .onlySimulated("a payment on his account is refused: test mode may let it pass"),
                StripeCase.of(
                        11,
                        "One practitioner's payment is unknown on another's account",
                        "connect/authentication",
                        READY_ACCOUNT,
                        OpeningCases::unknownElsewhere));
    }

    private static void opensOnce(TestedStripe stripe) throws StripeException {
        var id = UUID.randomUUID();

        var opened = stripe.payments().open(id, 1, stripe.ready(), AMOUNT, null);

        assertThat(opened.status()).isEqualTo(PaymentStatus.OPEN);
        assertThat(opened.amount()).isEqualTo(AMOUNT);
        assertThat(opened.settlement()).isNull();
        assertThat(stripe.payments().open(id, 1, stripe.ready(), AMOUNT, null)).isEqualTo(opened);
        var intent = stripe.intent(opened);
        assertThat(intent.getMetadata()).isEqualTo(Map.of("payment_id", id.toString()));
        assertThat(intent.getDescription()).isNull();
        assertThat(intent.getReceiptEmail()).isNull();
        assertThat(intent.getAutomaticPaymentMethods().getEnabled()).isTrue();
        assertThat(stripe.payments().form(stripe.ready(), opened.id()).clientSecret())
                .startsWith(opened.id() + "_secret_");
    }

    private static void keyUsedForSomethingElse(TestedStripe stripe) {
        var id = UUID.randomUUID();
        var opened = stripe.payments().open(id, 1, stripe.ready(), AMOUNT, null);

        assertThatThrownBy(() -> stripe.payments().open(id, 1, stripe.ready(), Money.ofCents(26_00), null))
                .isInstanceOf(GatewayUnsure.class);

        assertThat(stripe.read(opened)).isEqualTo(opened);
    }

    private static void foundByOurId(TestedStripe stripe) {
        var id = UUID.randomUUID();
        var begun = Instant.now();
        var opened = stripe.payments().open(id, 1, stripe.ready(), AMOUNT, null);
        stripe.open();

        var found = stripe.await(
                "a payment in the list",
                () -> stripe.payments().find(id, stripe.ready(), begun),
                payment -> payment.isPresent());

        assertThat(found).map(GatewayPayment::id).contains(opened.id());
        assertThat(stripe.payments().find(UUID.randomUUID(), stripe.ready(), begun))
                .isEmpty();
    }

    private static void refusesSmallAmounts(TestedStripe stripe) {
        assertThatThrownBy(() -> stripe.payments().open(UUID.randomUUID(), 1, stripe.ready(), Money.ofCents(49), null))
                .isInstanceOfSatisfying(
                        GatewayRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo("amount_too_small"));
    }

    private static void notReady(TestedStripe stripe) {
        var newcomer = stripe.newcomer().id();

        assertThat(stripe.payees().read(newcomer).charges()).isEqualTo(Capability.NOT_READY);
        assertThat(stripe.payees().read(newcomer).payouts()).isNotEqualTo(Capability.ACTIVE);
        if (stripe.isSimulated()) {
            assertThatThrownBy(() -> stripe.payments().open(UUID.randomUUID(), 1, newcomer, AMOUNT, null))
                    .isInstanceOf(GatewayRefused.class);
        }
    }

    private static void unknownElsewhere(TestedStripe stripe) {
        var opened = stripe.open();
        var newcomer = stripe.newcomer().id();

        // An account made by the newer interface may take minutes to be known to the older one.
        var code = stripe.await(
                "the other account's answer",
                () -> codeOfReading(stripe, newcomer, opened),
                "resource_missing"::equals);

        assertThat(code).isEqualTo("resource_missing");
        assertThat(stripe.read(opened)).isEqualTo(opened);
    }

    private static String codeOfReading(TestedStripe stripe, String payee, GatewayPayment payment) {
        try {
            stripe.payments().read(payee, payment.id());
            return "none";
        } catch (GatewayRefused e) {
            return e.code();
        }
    }
}
