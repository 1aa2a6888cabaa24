package fr.honoraire.payout;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** What all transfers are made of. */
interface PayoutLines extends Repository<PayoutLine, UUID> {

    List<PayoutLine> saveAllAndFlush(Iterable<PayoutLine> lines);

    List<PayoutLine> findByPayoutId(UUID payoutId);
}
