package fr.honoraire.notification;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The outbox's rows. */
interface EmailMessages extends Repository<EmailMessage, UUID> {

    EmailMessage save(EmailMessage message);

    Optional<EmailMessage> findById(UUID id);

    Optional<EmailMessage> findByOnceKey(String onceKey);

    boolean existsByOnceKey(String onceKey);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("from EmailMessage where id = :id")
    Optional<EmailMessage> lock(UUID id);

    /** Those that wait and that no job will send. */
    @Query(nativeQuery = true, value = """
            select message.id from email_message message
            where message.status = 'WAITING' and message.created_at < :before
                and not exists (
                    select from scheduled_tasks job
                    where job.task_name = 'send-email' and job.task_instance = message.id::text)""")
    List<UUID> withoutJob(Instant before);

    /** Those that wait because no mail server could be reached, the oldest first. */
    @Query("select id from EmailMessage where status = WAITING and failure = :failure order by createdAt")
    List<UUID> waitingAfter(String failure, Limit limit);
}
