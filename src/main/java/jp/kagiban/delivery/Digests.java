package jp.kagiban.delivery;

import com.vaadin.flow.i18n.I18NProvider;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import jp.kagiban.delivery.DueNotices.Due;
import jp.kagiban.delivery.channel.Digest;
import jp.kagiban.delivery.channel.Recipient;
import jp.kagiban.notice.NoticeTexts;
import jp.kagiban.shared.PublicAddress;
import jp.kagiban.shared.ShopId;
import jp.kagiban.tenancy.Memberships;
import org.springframework.stereotype.Component;

/** Writes the digest of a recipient. */
@Component
class Digests {

    private final I18NProvider words;
    private final Memberships memberships;
    private final PublicAddress portal;
    private final Clock clock;

    Digests(I18NProvider words, Memberships memberships, PublicAddress portal, Clock clock) {
        this.words = words;
        this.memberships = memberships;
        this.portal = portal;
        this.clock = clock;
    }

    /** @param due at least one notice, the most urgent first */
    Digest of(UUID id, Recipient recipient, List<Due> due) {
        List<Digest.Entry> entries = due.stream()
                .map(Due::notice)
                .map(notice -> new Digest.Entry(notice, NoticeTexts.of(notice, recipient.language(), words)))
                .toList();
        return new Digest(
                id,
                clock.instant(),
                recipient.language(),
                memberships.companyName(),
                subject(recipient, entries),
                entries,
                URI.create(portal.base() + "/"));
    }

    private String subject(Recipient recipient, List<Digest.Entry> entries) {
        Set<ShopId> shops = Set.copyOf(
                entries.stream().map(entry -> entry.notice().key().shop()).toList());
        return shops.size() == 1
                ? entries.getFirst().text().headline()
                : words.getTranslation("delivery.subject", recipient.language(), shops.size());
    }
}
