package fr.honoraire.monitoring;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who did what for a practitioner, the newest first: all that was done, and what others looked at. That he looks at his own
 * pages is written down, but is no news to him.
 */
@Repository
@Transactional(readOnly = true)
class Journal {

    static final int PAGE_SIZE = 50;

    private final JdbcClient database;

    Journal(JdbcClient database) {
        this.database = database;
    }

    /** Up to one row more than a page, which tells that there is another. */
    List<JournalRow> before(UUID practitionerId, UUID himself, long sequence) {
        return database.sql("""
                        select entry.sequence, entry.happened_at, entry.kind, entry.outcome, account.name as who,
                            coalesce(consultation.id, payment.consultation_id, note.consultation_id,
                                refunded.consultation_id) as consultation_id
                        from audit_entry entry
                        left join user_account account on account.id = entry.account_id
                        left join consultation on consultation.id = entry.subject_id
                        left join payment on payment.id = entry.subject_id
                        left join note on note.id = entry.subject_id
                        left join refund on refund.id = entry.subject_id
                        left join payment refunded on refunded.id = refund.payment_id
                        where entry.chain_id = :practitioner and entry.sequence < :before
                            and (entry.account_id is distinct from :himself or entry.kind not like '%READ')
                        order by entry.sequence desc
                        limit :limit""")
                .param("practitioner", practitionerId)
                .param("himself", himself)
                .param("before", sequence)
                .param("limit", PAGE_SIZE + 1)
                .query(JournalRow::read)
                .list();
    }
}
