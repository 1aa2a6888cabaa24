package fr.honoraire.practitioner;

import fr.honoraire.shared.GatewayRefused;
import fr.honoraire.shared.NotFound;
import fr.honoraire.shared.live.LiveEvents;
import java.net.URI;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens practitioners' accounts at Stripe and keeps what we know of them true. Talks to the network, so refuses to run in a transaction. */
@Service
@Transactional(propagation = Propagation.NEVER)
public class PayeeService {

    /** Whoever is overtaken this often leaves the account to those who overtake. */
    private static final int READINGS = 3;

    private final Payees payees;
    private final Practitioners practitioners;
    private final PayeeGateway gateway;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final LiveEvents live;
    private final InstantSource clock;

    PayeeService(
            Payees payees,
            Practitioners practitioners,
            PayeeGateway gateway,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            LiveEvents live,
            InstantSource clock) {
        this.payees = payees;
        this.practitioners = practitioners;
        this.gateway = gateway;
        this.transaction = transaction;
        this.events = events;
        this.live = live;
        this.clock = clock;
    }

    /** The practitioner's account, if he has asked for one. */
    @Transactional(readOnly = true)
    public Optional<Payee> of(UUID practitionerId) {
        return payees.findByPractitionerId(practitionerId);
    }

    /** The practitioner behind an account at Stripe. */
    @Transactional(readOnly = true)
    public Optional<Payee> behind(String gatewayId) {
        return payees.findByGatewayId(gatewayId);
    }

    /**
     * Opens the practitioner's account, once. That we mean to is written first: a lost answer is asked for again under the
     * same attempt, so that it opens no second account.
     */
    public Payee open(UUID practitionerId) {
        var practitioner = alone(() -> practitioners.findById(practitionerId)).orElseThrow(NotFound::new);
        var payee = meant(practitionerId);
        if (payee.isOpened()) {
            return payee;
        }
        try {
            var opened = gateway.open(payee.id(), payee.openingAttempt(), practitioner);
            return record(payee, opened).orElseGet(() -> get(practitionerId));
        } catch (GatewayRefused refused) {
            transaction.executeWithoutResult(status -> lock(payee).refused(payee.openingAttempt()));
            throw refused;
        }
    }

    private Payee meant(UUID practitionerId) {
        try {
            return alone(() -> payees.findByPractitionerId(practitionerId)
                    .orElseGet(() -> payees.saveAndFlush(new Payee(practitionerId, clock.instant()))));
        } catch (DataIntegrityViolationException meantTwiceAtOnce) {
            return get(practitionerId);
        }
    }

    /** A fresh address of Stripe's hosted form, to be used at once. */
    public URI onboarding(UUID practitionerId, URI comeBack, URI linkExpired) {
        var gatewayId = get(practitionerId).gatewayId();
        if (gatewayId == null) {
            throw new NotFound();
        }
        return gateway.onboarding(gatewayId, comeBack, linkExpired);
    }

    /** Reads the account at Stripe again. Webhooks, the return from the hosted form and the sweeper all come through here. */
    public Payee refresh(UUID practitionerId) {
        for (var reading = 1; reading <= READINGS; reading++) {
            var payee = get(practitionerId);
            var gatewayId = payee.gatewayId();
            if (gatewayId == null) {
                return payee;
            }
            var recorded = record(payee, gateway.read(gatewayId));
            if (recorded.isPresent()) {
                return recorded.get();
            }
        }
        return get(practitionerId);
    }

    /** Nothing, if somebody else recorded an answer meanwhile: this one may be the older of the two. */
    private Optional<Payee> record(Payee before, GatewayPayee seen) {
        return alone(() -> {
            var payee = lock(before);
            if (!Objects.equals(payee.observedAt(), before.observedAt())) {
                return Optional.empty();
            }
            tell(payee, payee.observe(seen, clock.instant()));
            return Optional.of(payee);
        });
    }

    private void tell(Payee payee, Payee.Change change) {
        if (!change.isAny()) {
            return;
        }
        events.publishEvent(new PayeeChanged(
                payee.practitionerId(), change.nowNeedsAttention(), change.nowCanBePaid(), change.nowPaidOut()));
        live.publish("practitioner:" + payee.practitionerId(), "account");
    }

    private Payee lock(Payee payee) {
        return payees.lock(payee.id()).orElseThrow(NotFound::new);
    }

    private Payee get(UUID practitionerId) {
        return alone(() -> payees.findByPractitionerId(practitionerId)).orElseThrow(NotFound::new);
    }

    /** In a transaction of its own: outside of any, a query would keep its connection while Stripe is asked. */
    private <T> T alone(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
