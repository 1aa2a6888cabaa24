package fr.honoraire.billing;

import fr.honoraire.billing.PaymentRequest.Reason;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** Every time any patient was asked to pay. */
interface PaymentRequests extends Repository<PaymentRequest, UUID> {

    PaymentRequest save(PaymentRequest request);

    Optional<PaymentRequest> findById(UUID id);

    Optional<PaymentRequest> findFirstByPaymentIdOrderBySequenceDesc(UUID paymentId);

    long countByPaymentIdAndReason(UUID paymentId, Reason reason);
}
