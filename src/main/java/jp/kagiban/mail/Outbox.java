package jp.kagiban.mail;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

interface Outbox extends Repository<MailOutbox, UUID> {

    MailOutbox save(MailOutbox mail);

    void delete(MailOutbox mail);

    Optional<MailOutbox> findById(UUID id);

    long countByFailedAtIsNull();

    long countByFailedAtIsNotNull();

    Optional<MailOutbox> findFirstByFailedAtIsNullOrderByCreatedAt();

    @Modifying
    @Query("DELETE FROM mail_outbox WHERE failed_at < :before")
    void forgetFailedBefore(Instant before);
}
