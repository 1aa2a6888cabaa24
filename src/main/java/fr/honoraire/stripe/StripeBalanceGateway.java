package fr.honoraire.stripe;

import static fr.honoraire.stripe.StripeCalls.on;

import com.stripe.StripeClient;
import com.stripe.model.Balance;
import com.stripe.model.BalanceTransaction;
import com.stripe.param.BalanceTransactionListParams;
import fr.honoraire.payout.BalanceGateway;
import fr.honoraire.payout.GatewayBalanceEntry;
import fr.honoraire.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.springframework.stereotype.Component;

/** Reads a practitioner's balance in euros: https://docs.stripe.com/connect/account-balances. */
@Component
class StripeBalanceGateway implements BalanceGateway {

    private static final long PAGE = 100;

    private final StripeClient client;
    private final StripeCalls calls;

    StripeBalanceGateway(StripeClient client, StripeCalls calls) {
        this.client = client;
        this.calls = calls;
    }

    @Override
    public Money balance(String payee) {
        var balance = calls.ask(() -> client.v1().balance().retrieve(on(payee)));
        return Money.ofCents(
                LongStream.concat(available(balance), pending(balance)).sum());
    }

    private static LongStream available(Balance balance) {
        return balance.getAvailable().stream()
                .filter(part -> Euros.are(part.getCurrency()))
                .mapToLong(Balance.Available::getAmount);
    }

    private static LongStream pending(Balance balance) {
        return balance.getPending().stream()
                .filter(part -> Euros.are(part.getCurrency()))
                .mapToLong(Balance.Pending::getAmount);
    }

    @Override
    public List<GatewayBalanceEntry> entries(String payee, Instant created) {
        var from = BalanceTransactionListParams.Created.builder()
                .setGte(created.getEpochSecond())
                .build();
        var params = BalanceTransactionListParams.builder()
                .setCreated(from)
                .setLimit(PAGE)
                .addExpand("data.source")
                .build();
        return calls.all(() -> client.v1().balanceTransactions().list(params, on(payee))).stream()
                .filter(line -> Euros.are(line.getCurrency()) && isOfTheBalance(line))
                .map(BalanceEntries::seen)
                .toList();
    }

    /** Stripe keeps others apart: of cards it issues, of reserves. */
    private static boolean isOfTheBalance(BalanceTransaction line) {
        return line.getBalanceType() == null || "payments".equals(line.getBalanceType());
    }
}
