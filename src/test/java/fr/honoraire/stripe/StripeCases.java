package fr.honoraire.stripe;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** All that we rely on, in the order of their numbers. */
final class StripeCases {

    private StripeCases() {}

    static List<StripeCase> all() {
        return Stream.of(
                        AccountCases.all(),
                        OpeningCases.all(),
                        PaymentCases.all(),
                        RefundCases.all(),
                        DisputeCases.all(),
                        PayoutCases.all(),
                        EventCases.all(),
                        WebhookCases.all(),
                        KeyCases.all())
                .flatMap(Collection::stream)
                .toList();
    }
}
