package fr.honoraire.stripe.reconciliation;

import fr.honoraire.billing.PaymentGateway;
import fr.honoraire.billing.SeenPayment;
import fr.honoraire.billing.dispute.DisputeGateway;
import fr.honoraire.billing.dispute.GatewayDispute;
import fr.honoraire.billing.refund.GatewayRefund;
import fr.honoraire.billing.refund.RefundGateway;
import fr.honoraire.payout.BalanceEntryKind;
import fr.honoraire.payout.GatewayBalanceEntry;
import fr.honoraire.payout.GatewayPayout;
import fr.honoraire.payout.PayoutGateway;
import fr.honoraire.shared.GatewayRefused;
import fr.honoraire.stripe.reconciliation.Books.PaymentRow;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Reads from Stripe what is recent on an account, by its lists; and one by one what is older, but of which money moved lately
 * or which may still move.
 */
@Component
class StripeReader {

    private static final String UNKNOWN = "resource_missing";

    private final PaymentGateway payments;
    private final RefundGateway refunds;
    private final DisputeGateway disputes;
    private final PayoutGateway payouts;
    private final OurBooks books;

    StripeReader(
            PaymentGateway payments,
            RefundGateway refunds,
            DisputeGateway disputes,
            PayoutGateway payouts,
            OurBooks books) {
        this.payments = payments;
        this.refunds = refunds;
        this.disputes = disputes;
        this.payouts = payouts;
        this.books = books;
    }

    AtStripe read(Account account, List<GatewayBalanceEntry> entries) {
        var reading = new Reading(account, entries);
        reading.lists();
        reading.oneByOne(books.read(account, reading.seen()));
        return reading.seen();
    }

    /** One reading of one account. */
    private final class Reading {

        private final Account account;
        private final Set<String> chargesGivenBack;
        private final Set<String> returnedPayouts;
        private final Map<String, SeenPayment> seenPayments = new LinkedHashMap<>();
        private final Map<String, GatewayRefund> seenRefunds = new LinkedHashMap<>();
        private final Map<String, GatewayDispute> seenDisputes = new LinkedHashMap<>();
        private final Map<String, GatewayPayout> seenPayouts = new LinkedHashMap<>();
        private final Set<String> unknown = new HashSet<>();

        Reading(Account account, List<GatewayBalanceEntry> entries) {
            this.account = account;
            this.chargesGivenBack = entries.stream()
                    .filter(entry ->
                            entry.kind() == BalanceEntryKind.REFUND || entry.kind() == BalanceEntryKind.DISPUTE)
                    .map(GatewayBalanceEntry::chargeId)
                    .filter(Objects::nonNull)
                    .collect(Collectors.toSet());
            this.returnedPayouts = entries.stream()
                    .filter(entry -> entry.kind() == BalanceEntryKind.PAYOUT_FAILURE)
                    .map(GatewayBalanceEntry::sourceId)
                    .filter(Objects::nonNull)
                    .collect(Collectors.toSet());
        }

        AtStripe seen() {
            return new AtStripe(
                    seenPayments.values(),
                    seenRefunds.values(),
                    seenDisputes.values(),
                    seenPayouts.values(),
                    unknown,
                    chargesGivenBack);
        }

        void lists() {
            var payee = account.payee();
            payments.since(payee, account.since())
                    .forEach(found -> seenPayments.put(found.payment().id(), found));
            refunds.since(payee, account.since()).forEach(found -> seenRefunds.put(found.id(), found));
            disputes.since(payee, account.since()).forEach(found -> seenDisputes.put(found.id(), found));
            payouts.since(payee, account.since()).forEach(found -> seenPayouts.put(found.id(), found));
        }

        void oneByOne(Books here) {
            here.payments().forEach(this::payment);
            moneyBackOf(here).forEach(row -> moneyBack(Objects.requireNonNull(row.gatewayId())));
            here.refunds().stream()
                    .map(row -> row.gatewayId())
                    .filter(id -> id != null && !seenRefunds.containsKey(id))
                    .forEach(unknown::add);
            here.disputes().stream()
                    .map(row -> row.gatewayId())
                    .filter(id -> !seenDisputes.containsKey(id))
                    .forEach(unknown::add);
            returnedPayouts.forEach(this::payout);
            here.payouts().forEach(row -> payout(row.gatewayId()));
        }

        private void payment(PaymentRow row) {
            var id = row.gatewayId();
            if (id == null || seenPayments.containsKey(id)) {
                return;
            }
            ifKnown(id, () -> seenPayments.put(id, new SeenPayment(row.id(), payments.read(account.payee(), id))));
        }

        /** Those whose refunds and disputes the lists may not hold, and we have some of or saw money of. */
        private Collection<PaymentRow> moneyBackOf(Books here) {
            var found = new LinkedHashMap<Object, PaymentRow>();
            here.refunds().stream()
                    .filter(row -> row.gatewayId() == null || !seenRefunds.containsKey(row.gatewayId()))
                    .map(row -> here.payment(row.paymentId()))
                    .filter(row -> row != null && row.gatewayId() != null)
                    .forEach(row -> found.put(row.id(), row));
            here.disputes().stream()
                    .filter(row -> !seenDisputes.containsKey(row.gatewayId()))
                    .map(row -> here.payment(row.paymentId()))
                    .filter(row -> row != null && row.gatewayId() != null)
                    .forEach(row -> found.put(row.id(), row));
            here.payments().stream()
                    .filter(row -> row.gatewayId() != null && row.createdAt().isBefore(account.since()))
                    .filter(row -> chargesGivenBack.contains(String.valueOf(row.chargeId())))
                    .forEach(row -> found.put(row.id(), row));
            return found.values();
        }

        private void moneyBack(String intent) {
            refunds.of(account.payee(), intent).forEach(found -> seenRefunds.put(found.id(), found));
            disputes.of(account.payee(), intent).forEach(found -> seenDisputes.put(found.id(), found));
        }

        private void payout(String id) {
            if (!seenPayouts.containsKey(id)) {
                ifKnown(id, () -> seenPayouts.put(id, payouts.read(account.payee(), id)));
            }
        }

        private void ifKnown(String id, Runnable look) {
            try {
                look.run();
            } catch (GatewayRefused e) {
                if (!UNKNOWN.equals(e.code())) {
                    throw e;
                }
                unknown.add(id);
            }
        }
    }
}
