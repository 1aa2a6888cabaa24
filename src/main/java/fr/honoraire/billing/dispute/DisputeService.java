package fr.honoraire.billing.dispute;

import fr.honoraire.billing.Cause;
import fr.honoraire.billing.PaymentService;
import fr.honoraire.billing.PaymentStatus;
import fr.honoraire.billing.Swept;
import fr.honoraire.shared.NotFound;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps in step with what patients contest. Talks to the network, so it refuses to run in a transaction. */
@Service
@Transactional(propagation = Propagation.NEVER)
public class DisputeService {

    private static final Limit LATEST = Limit.of(200);

    private final Disputes disputes;
    private final DisputeBooks books;
    private final DisputeGateway gateway;
    private final PaymentService payments;
    private final InstantSource clock;

    DisputeService(
            Disputes disputes,
            DisputeBooks books,
            DisputeGateway gateway,
            PaymentService payments,
            InstantSource clock) {
        this.disputes = disputes;
        this.books = books;
        this.gateway = gateway;
        this.payments = payments;
        this.clock = clock;
    }

    /**
     * Asks the gateway for all disputes of a payment and records them. Events, the sweeper and the nightly pass all come
     * through here.
     *
     * @throws fr.honoraire.shared.GatewayUnsure if the gateway gave no clear answer; the sweeper asks again
     */
    public void refresh(UUID paymentId, Cause cause) {
        var payment = payments.get(paymentId);
        var gatewayId = payment.gatewayId();
        if (payment.status() == PaymentStatus.PAID && gatewayId != null) {
            gateway.of(payment.payee(), gatewayId).forEach(seen -> books.observe(paymentId, seen, cause));
        }
    }

    /** @throws NotFound if it does not exist or belongs to another practitioner */
    @Transactional(propagation = Propagation.SUPPORTS)
    public Dispute get(UUID id, UUID practitionerId) {
        return disputes.findByIdAndPractitionerId(id, practitionerId).orElseThrow(NotFound::new);
    }

    /** The dispute a row of ours points to. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public Dispute get(UUID id) {
        return disputes.findById(id).orElseThrow(NotFound::new);
    }

    /** All disputes of a payment, the oldest first. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public List<Dispute> ofPayment(UUID paymentId) {
        return disputes.findByPaymentIdOrderByOpenedAt(paymentId);
    }

    /** The latest of a practitioner, the newest first. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public List<Dispute> ofPractitioner(UUID practitionerId) {
        return disputes.findByPractitionerIdOrderByOpenedAtDesc(practitionerId, LATEST);
    }

    /** Those a practitioner can still answer, the most urgent first. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public List<Dispute> awaitingAnswer(UUID practitionerId) {
        return disputes.awaitingAnswer(practitionerId, clock.instant());
    }

    /** Where the practitioner answers it. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public URI answerPage(Dispute dispute) {
        var payment = payments.get(dispute.paymentId(), dispute.practitionerId());
        return gateway.answerPage(payment.payee(), dispute.gatewayId());
    }

    /** Asks about those that should have moved by now, the longest overdue first. */
    void sweep(int most) {
        Swept.each(
                "disputes of payment",
                disputes.due(clock.instant(), Limit.of(most)),
                paymentId -> refresh(paymentId, Cause.SWEEPER),
                books::looked);
    }
}
