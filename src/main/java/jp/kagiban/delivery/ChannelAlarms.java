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
 * Mails the owners of a company when a channel, or the mails to a member, stop arriving. Without the mail, only members who log in
 * would see it. Owners get one mail for each failure; an owner whose own mail fails sees it on the screen. Owns the table {@code
 * channel_alarm}.
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

    /** Runs in the scope of the tenant. */
    void look(TenantId tenant) {
        Set<RecipientKey> broken = channels.unreached(tenant);
        Set<RecipientKey> told = told(tenant);
        told.stream().filter(one -> !broken.contains(one)).forEach(one -> forget(tenant, one));
        if (told.containsAll(broken)) {
            return;
        }
        List<Recipient> fresh = recipients.all().stream()
                .map(Recipients.Way::recipient)
                .filter(one -> one.channel() != ChannelKind.PUSH)
                .filter(one -> broken.contains(RecipientKey.of(one)) && !told.contains(RecipientKey.of(one)))
                .toList();
        if (!fresh.isEmpty()) {
            tell(tenant, fresh);
        }
    }

    /** Another node may mail the owners at the same time. */
    private void tell(TenantId tenant, List<Recipient> fresh) {
        try {
            transaction.executeWithoutResult(_ -> {
                fresh.forEach(one -> note(tenant, RecipientKey.of(one)));
                memberships.owners().forEach(owner -> mail(owner, withoutOwn(owner, fresh)));
            });
        } catch (DuplicateKeyException told) {
            // The owners get one mail, whichever node sends it.
        }
    }

    private Set<RecipientKey> told(TenantId tenant) {
        return db
                .sql("SELECT channel, recipient_id FROM channel_alarm WHERE tenant_id = ?")
                .param(Column.of(tenant))
                .query((row, _) -> RecipientKey.read(row))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @throws DuplicateKeyException if the owners were told already */
    private void note(TenantId tenant, RecipientKey key) {
        db.sql("INSERT INTO channel_alarm (tenant_id, channel, recipient_id, told_at) VALUES (?, ?, ?, ?)")
                .params(Column.of(tenant), key.channel().name(), Column.of(key.id()), Column.of(clock.instant()))
                .update();
    }

    private void forget(TenantId tenant, RecipientKey key) {
        db.sql("DELETE FROM channel_alarm WHERE tenant_id = ? AND channel = ? AND recipient_id = ?")
                .params(Column.of(tenant), key.channel().name(), Column.of(key.id()))
                .update();
    }

    void forgetAll(TenantId tenant) {
        db.sql("DELETE FROM channel_alarm WHERE tenant_id = ?")
                .param(Column.of(tenant))
                .update();
    }

    private static List<Recipient> withoutOwn(MemberId owner, List<Recipient> broken) {
        return broken.stream().filter(one -> !owner.equals(one.member())).toList();
    }

    private void mail(MemberId owner, List<Recipient> broken) {
        Optional<Reach> reach = broken.isEmpty() ? Optional.empty() : mails.reach(owner);
        reach.ifPresent(known -> mails.send(
                owner, MailKind.CHANNEL_BROKEN, List.of(names(broken, known.language())), Optional.of(page(broken))));
    }

    /** Returns the page on which an owner can act. */
    private static String page(List<Recipient> broken) {
        return broken.stream().allMatch(one -> one.channel() == ChannelKind.MAIL) ? "/members" : "/receiving";
    }

    private String names(List<Recipient> broken, Locale language) {
        return broken.stream()
                .map(one -> name(one, language))
                .collect(Collectors.joining(words.getTranslation("delivery.broken.and", language)));
    }

    private String name(Recipient recipient, Locale language) {
        String kind = words.getTranslation(recipient.channel().key(), language);
        return words.getTranslation("delivery.broken.name", language, kind, recipient.name());
    }
}
