package fr.honoraire.billing.refund;

import static java.util.Objects.requireNonNull;

import fr.honoraire.billing.GivenBack;
import fr.honoraire.billing.GivenBack.Standing;
import fr.honoraire.billing.GivenBackWatch;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Tells the patient's pages of refunds: those that are at Stripe, and what became of them. */
@Component
class RefundsGiven implements GivenBackWatch {

    private final Refunds refunds;

    RefundsGiven(Refunds refunds) {
        this.refunds = refunds;
    }

    @Override
    public List<GivenBack> of(UUID paymentId) {
        var all = refunds.findByPaymentIdOrderByRequestedAt(paymentId);
        var givenAgain = all.stream()
                .filter(refund -> refund.status().isGiven())
                .map(Refund::insteadOfId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return all.stream()
                .filter(Predicate.not(refund -> givenAgain.contains(refund.id())))
                .flatMap(RefundsGiven::line)
                .toList();
    }

    private static Stream<GivenBack> line(Refund refund) {
        return switch (refund.status()) {
            case REQUESTED, REFUSED -> Stream.empty();
            case PENDING -> Stream.of(line(refund, Standing.ON_ITS_WAY));
            case SUCCEEDED -> Stream.of(line(refund, Standing.GIVEN));
            case FAILED, CANCELED ->
                Stream.of(line(refund, refund.isOwed() ? Standing.CAME_BACK : Standing.GIVEN_OTHERWISE));
        };
    }

    private static GivenBack line(Refund refund, Standing standing) {
        var at = switch (standing) {
            case ON_ITS_WAY, CAME_BACK -> refund.requestedAt();
            case GIVEN -> requireNonNull(refund.succeededAt());
            case GIVEN_OTHERWISE -> requireNonNull(refund.givenAt());
        };
        return new GivenBack(refund.id(), refund.amount(), standing, at, refund.givenMeans());
    }
}
