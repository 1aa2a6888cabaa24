package fr.honoraire.stripe.reconciliation;

import com.github.f4b6a3.uuid.UuidCreator;
import fr.honoraire.billing.Cause;
import fr.honoraire.billing.Payment;
import fr.honoraire.billing.PaymentService;
import fr.honoraire.billing.PaymentStatus;
import fr.honoraire.billing.dispute.DisputeService;
import fr.honoraire.billing.refund.CannotRefund;
import fr.honoraire.billing.refund.RefundOrder;
import fr.honoraire.billing.refund.RefundReason;
import fr.honoraire.billing.refund.RefundService;
import fr.honoraire.shared.GatewayRefused;
import fr.honoraire.shared.GatewayUnsure;
import fr.honoraire.shared.Money;
import fr.honoraire.simulator.StripeSimulator;
import fr.honoraire.simulator.wire.ApiError;
import fr.honoraire.stripe.reconciliation.Crowd.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.springframework.beans.factory.BeanFactory;

/**
 * What happens to one practitioner's money over some months, drawn from a seed: notes, cards that pay and cards that do not,
 * refunds from here and from Stripe's dashboard, some of which come back, disputes, transfers, some of which come back. Of
 * most of it nobody tells us.
 */
final class RandomHistory {

    private static final String GOOD = "4242424242424242";
    private static final List<String> CARDS =
            List.of(GOOD, GOOD, GOOD, GOOD, GOOD, GOOD, "4000000000000077", "4000000000000002", "4000002760003184");
    private static final int FEWEST_DEEDS = 5;
    private static final int MORE_DEEDS = 10;

    private final SplittableRandom random;
    private final Member member;
    private final Crowd crowd;
    private final StripeSimulator stripe;
    private final PaymentService payments;
    private final RefundService refunds;
    private final DisputeService disputes;
    private final List<Integer> days = new ArrayList<>();
    private final List<Payment> billed = new ArrayList<>();
    private final List<String> given = new ArrayList<>();
    private final List<String> contested = new ArrayList<>();
    private final List<String> transfers = new ArrayList<>();
    private final List<String> log = new ArrayList<>();
    private int today;

    RandomHistory(long seed, int length, Member member, Crowd crowd, StripeSimulator stripe, BeanFactory beans) {
        this.random = new SplittableRandom(seed);
        this.member = member;
        this.crowd = crowd;
        this.stripe = stripe;
        this.payments = beans.getBean(PaymentService.class);
        this.refunds = beans.getBean(RefundService.class);
        this.disputes = beans.getBean(DisputeService.class);
        var deeds = FEWEST_DEEDS + random.nextInt(MORE_DEEDS);
        days.add(0);
        days.add(0);
        random.ints(deeds, 0, length).sorted().forEach(days::add);
    }

    Member member() {
        return member;
    }

    /** What was done, for whoever has to understand a failure. */
    List<String> log() {
        return log;
    }

    /** Does what this day brings, perhaps nothing. */
    void live(int day) {
        today = day;
        while (!days.isEmpty() && days.getFirst() <= day) {
            days.removeFirst();
            act();
        }
    }

    private void act() {
        if (billed.isEmpty()) {
            bill();
            return;
        }
        switch (random.nextInt(20)) {
            case 0, 1, 2 -> bill();
            case 3, 4, 5, 6, 7 -> pay();
            case 8 -> cancel();
            case 9, 10 -> refund();
            case 11 -> refundAtStripe();
            case 12 -> endARefund();
            case 13 -> contest();
            case 14 -> decide();
            case 15, 16, 17 -> payOut();
            case 18 -> failATransfer();
            default -> look();
        }
    }

    private void bill() {
        var amount = Money.ofCents(random.nextLong(50, 30_000));
        attempt("bill " + amount.cents(), () -> {
            var payment = crowd.bill(member, amount);
            billed.add(payment);
            if (random.nextBoolean()) {
                pay();
            }
            return payment.status().name();
        });
    }

    private void pay() {
        var card = CARDS.get(random.nextInt(CARDS.size()));
        one(billed)
                .map(Payment::id)
                .ifPresent(id -> attempt("pay by " + card.substring(12), () -> {
                    var intent = payments.get(id).gatewayId();
                    if (intent == null) {
                        return "not open";
                    }
                    var status = stripe.payIntent(member.account(), intent, card);
                    return status.equals("requires_action")
                            ? stripe.authenticate(member.account(), intent, random.nextInt(4) > 0)
                            : status;
                }));
    }

    private void cancel() {
        one(billed)
                .ifPresent(payment -> attempt(
                        "cancel",
                        () -> payments.close(payment.id(), PaymentStatus.CANCELED, null, Cause.SWEEPER)
                                .status()
                                .name()));
    }

    private void refund() {
        one(billed).map(payment -> payments.get(payment.id())).ifPresent(payment -> {
            stripe.pendingRefunds(member.account(), random.nextInt(3) == 0);
            var amount = Money.ofCents(random.nextLong(1, payment.amount().cents() + 1));
            attempt("refund " + amount.cents(), () -> {
                payments.refresh(payment.id(), Cause.SWEEPER);
                var refund = refunds.refund(
                        new RefundOrder(
                                UuidCreator.getTimeOrderedEpoch(),
                                payment.id(),
                                member.practitioner(),
                                amount,
                                RefundReason.PATIENT_REQUEST,
                                "",
                                member.owner()),
                        Cause.SWEEPER);
                Optional.ofNullable(refund.gatewayId()).ifPresent(given::add);
                return refund.status().name();
            });
        });
    }

    private void refundAtStripe() {
        one(billed).map(payment -> payments.get(payment.id())).ifPresent(payment -> {
            var cents = random.nextLong(1, payment.amount().cents() + 1);
            attempt("refund at Stripe " + cents, () -> {
                var refund = stripe.refund(member.account(), String.valueOf(payment.gatewayId()), cents);
                given.add(refund);
                return refund;
            });
        });
    }

    private void endARefund() {
        var kind = random.nextInt(3);
        one(given)
                .ifPresent(refund -> attempt("end refund " + kind, () -> {
                    switch (kind) {
                        case 0 -> stripe.succeedRefund(member.account(), refund);
                        case 1 -> stripe.cancelRefund(member.account(), refund);
                        default -> stripe.failRefund(member.account(), refund);
                    }
                    return refund;
                }));
    }

    private void contest() {
        one(billed)
                .map(payment -> payments.get(payment.id()))
                .ifPresent(payment -> attempt("contest", () -> {
                    var known = payments.refresh(payment.id(), Cause.SWEEPER);
                    var charge = String.valueOf(known.chargeId());
                    var dispute = switch (random.nextInt(3)) {
                        case 0 -> stripe.openInquiry(member.account(), charge);
                        case 1 ->
                            stripe.openDispute(
                                    member.account(),
                                    charge,
                                    random.nextLong(1, known.amount().cents() + 1));
                        default -> stripe.openDispute(member.account(), charge);
                    };
                    contested.add(dispute);
                    return dispute;
                }));
    }

    private void decide() {
        var won = random.nextBoolean();
        one(contested)
                .ifPresent(dispute -> attempt(won ? "win" : "lose", () -> {
                    stripe.closeDispute(member.account(), dispute, won);
                    return dispute;
                }));
    }

    private void payOut() {
        attempt("pay out", () -> {
            var transfer = stripe.startPayout(member.account());
            transfer.ifPresent(transfers::add);
            transfer.filter(id -> random.nextInt(4) > 0).ifPresent(stripe::payPayout);
            return transfer.orElse("nothing to pay out");
        });
    }

    /** The bank sends one back, paid or not; then the practitioner gives another IBAN. */
    private void failATransfer() {
        one(transfers)
                .ifPresent(transfer -> attempt("fail transfer", () -> {
                    stripe.failPayout(transfer, "account_closed");
                    stripe.completeOnboarding(member.account());
                    return transfer;
                }));
    }

    /** Somebody looks, as an event would have us do. */
    private void look() {
        one(billed)
                .ifPresent(payment -> attempt("look", () -> {
                    payments.refresh(payment.id(), Cause.SWEEPER);
                    refunds.refresh(payment.id(), Cause.SWEEPER);
                    disputes.refresh(payment.id(), Cause.SWEEPER);
                    return payments.get(payment.id()).view().name();
                }));
    }

    /** What is not possible just now is part of life, and changes nothing. */
    private void attempt(String deed, Supplier<String> what) {
        String outcome;
        try {
            outcome = what.get();
        } catch (ApiError
                | CannotRefund
                | GatewayRefused
                | GatewayUnsure
                | IllegalArgumentException
                | IllegalStateException refused) {
            outcome = "refused: " + refused.getMessage();
        }
        log.add("day %d: %s -> %s".formatted(today, deed, outcome));
    }

    private <T> Optional<T> one(List<T> all) {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
    }
}
