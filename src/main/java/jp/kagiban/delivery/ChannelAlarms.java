package jp.kagiban.delivery;

import com.vaadin.flow.i18n.I18NProvider;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.kagiban.delivery.Recipients.RecipientKey;
import jp.kagiban.delivery.channel.ChannelKind;
import jp.kagiban.delivery.channel.Recipient;
import jp.kagiban.login.address.MemberMails;
import jp.kagiban.login.address.MemberMails.Reach;
import jp.kagiban.mail.MailKind;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.tenancy.Memberships;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Mails the owners of a company when nothing arrives any more on one of its channels, or when the mails to one of its
 * members no longer arrive. Without this mail, only members who log in would notice. Each failure is mailed once. An
 * owner whose own mail fails sees it on the screen. Owns the table {@code channel_alarm}.
 */
@Component
class ChannelAlarms {

    private final BrokenChannels channels;
    private final Recipients recipients;
    private final Memberships memberships;
    private final MemberMails mails;
    private final I18NProvider words;
    private final TransactionTemplate transaction;
    private final JdbcClient db;
    private final Clock clock;

    ChannelAlarms(
            BrokenChannels channels,
            Recipients recipients,
            Memberships memberships,
            MemberMails mails,
            I18NProvider words,
            TransactionTemplate transaction,
            JdbcClient db,
            Clock clock) {
        this.channels = channels;
        this.recipients = recipients;
        this.memberships = memberships;
        this.mails = mails;
        this.words = words;
        this.transaction = transaction;
        this.db = db;
        this.clock = clock;
    }

    /**
     * Mails the owners about failures that are new, and forgets those that are over. Runs in the scope of the tenant.
     */
    void mailNewFailures(TenantId tenant) {
        Set<RecipientKey> broken = channels.unreached(tenant);
        Set<RecipientKey> mailed = mailed(tenant);
        mailed.stream().filter(key -> !broken.contains(key)).forEach(key -> delete(tenant, key));
        if (mailed.containsAll(broken)) {
            return;
        }
        List<Recipient> newFailures = recipients.all().stream()
                .map(Recipients.Way::recipient)
                .filter(recipient -> recipient.channel() != ChannelKind.PUSH)
                .filter(recipient ->
                        broken.contains(RecipientKey.of(recipient)) && !mailed.contains(RecipientKey.of(recipient)))
                .toList();
        if (!newFailures.isEmpty()) {
            mailOwners(tenant, newFailures);
        }
    }

    /** Mails the owners, unless another node does it at the same time. */
    private void mailOwners(TenantId tenant, List<Recipient> newFailures) {
        try {
            transaction.executeWithoutResult(_ -> {
                newFailures.forEach(recipient -> markMailed(tenant, RecipientKey.of(recipient)));
                memberships.owners().forEach(owner -> mail(owner, withoutOwn(owner, newFailures)));
            });
        } catch (DuplicateKeyException markedMeanwhile) {
            // The other node mails the owners.
        }
    }

    private Set<RecipientKey> mailed(TenantId tenant) {
        return db
                .sql("SELECT channel, recipient_id FROM channel_alarm WHERE tenant_id = ?")
                .param(Column.of(tenant))
                .query((row, _) -> RecipientKey.read(row))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @throws DuplicateKeyException if the owners have been mailed about this recipient */
    private void markMailed(TenantId tenant, RecipientKey key) {
        db.sql("INSERT INTO channel_alarm (tenant_id, channel, recipient_id, told_at) VALUES (?, ?, ?, ?)")
                .params(Column.of(tenant), key.channel().name(), Column.of(key.id()), Column.of(clock.instant()))
                .update();
    }

    private void delete(TenantId tenant, RecipientKey key) {
        db.sql("DELETE FROM channel_alarm WHERE tenant_id = ? AND channel = ? AND recipient_id = ?")
                .params(Column.of(tenant), key.channel().name(), Column.of(key.id()))
                .update();
    }

    void deleteAll(TenantId tenant) {
        db.sql("DELETE FROM channel_alarm WHERE tenant_id = ?")
                .param(Column.of(tenant))
                .update();
    }

    private static List<Recipient> withoutOwn(MemberId owner, List<Recipient> broken) {
        return broken.stream()
                .filter(recipient -> !owner.equals(recipient.member()))
                .toList();
    }

    private void mail(MemberId owner, List<Recipient> broken) {
        Optional<Reach> reach = broken.isEmpty() ? Optional.empty() : mails.reach(owner);
        reach.ifPresent(known -> mails.send(
                owner, MailKind.CHANNEL_BROKEN, List.of(names(broken, known.language())), Optional.of(page(broken))));
    }

    /** Returns the page where an owner can mend the failure. */
    private static String page(List<Recipient> broken) {
        return broken.stream().allMatch(recipient -> recipient.channel() == ChannelKind.MAIL)
                ? "/members"
                : "/receiving";
    }

    private String names(List<Recipient> broken, Locale language) {
        return broken.stream()
                .map(recipient -> name(recipient, language))
                .collect(Collectors.joining(words.getTranslation("delivery.broken.and", language)));
    }

    private String name(Recipient recipient, Locale language) {
        String kind = words.getTranslation(recipient.channel().key(), language);
        return words.getTranslation("delivery.broken.name", language, kind, recipient.name());
    }
}
