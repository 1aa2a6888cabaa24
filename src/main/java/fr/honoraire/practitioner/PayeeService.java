package fr.honoraire.practitioner;

import fr.honoraire.shared.NotFound;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens practitioners' accounts at Stripe and keeps what we know of them true. Talks to the network, so refuses to run in a transaction. */
@Service
@Transactional(propagation = Propagation.NEVER)
public class PayeeService {

    private final Payees payees;
    private final PayeeGateway gateway;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    PayeeService(
            Payees payees,
            PayeeGateway gateway,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            InstantSource clock) {
        this.payees = payees;
        this.gateway = gateway;
        this.transaction = transaction;
        this.events = events;
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

    /** Reads the account at Stripe again. Webhooks, the return from the hosted form and the sweeper all come through here. */
    public Payee refresh(UUID practitionerId) {
        var payee = of(practitionerId).orElseThrow(NotFound::new);
        var gatewayId = payee.gatewayId();
        return gatewayId == null ? payee : record(payee.id(), gateway.read(gatewayId));
    }

    private Payee record(UUID id, GatewayPayee seen) {
        return transaction.execute(status -> {
            var payee = payees.lock(id).orElseThrow(NotFound::new);
            payee.observe(seen, clock.instant());
            events.publishEvent(new PayeeChanged(payee.practitionerId(), false));
            return payee;
        });
    }
}
