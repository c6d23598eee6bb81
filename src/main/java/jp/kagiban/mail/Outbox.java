package jp.kagiban.mail;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import jp.kagiban.mail.Outbox.MailOutbox;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;
import tools.jackson.databind.json.JsonMapper;

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

    /**
     * A row of the outbox: a mail that waits or was given up. A sent mail has no row.
     *
     * @param arguments a JSON list
     * @param link may contain a one-time token; null once the mail is given up
     * @param tries how many tries failed
     * @param failedAt when the mail was given up
     */
    record MailOutbox(
            @Id UUID id,
            @Version long version,
            MailKind kind,
            String recipient,
            String mailLanguage,
            String arguments,
            @Nullable String link,
            Instant createdAt,
            int tries,
            @Nullable Instant failedAt) {

        private static final JsonMapper JSON = JsonMapper.shared();

        static MailOutbox of(UUID id, Mail mail, Instant now) {
            return new MailOutbox(
                    id,
                    0,
                    mail.kind(),
                    mail.to(),
                    mail.language().getLanguage(),
                    JSON.writeValueAsString(mail.arguments()),
                    mail.link().orElse(null),
                    now,
                    0,
                    null);
        }

        Mail mail() {
            List<String> argumentList = List.of(JSON.readValue(arguments, String[].class));
            return new Mail(kind, recipient, Locale.of(mailLanguage), argumentList, Optional.ofNullable(link));
        }

        MailOutbox triedAgain() {
            return new MailOutbox(
                    id, version, kind, recipient, mailLanguage, arguments, link, createdAt, tries + 1, failedAt);
        }

        /** Forgets the content of the mail. */
        MailOutbox givenUp(Instant now) {
            return new MailOutbox(id, version, kind, recipient, mailLanguage, "[]", null, createdAt, tries + 1, now);
        }

        @Override
        public String toString() {
            return "MailOutbox[" + id + "]";
        }
    }
}
