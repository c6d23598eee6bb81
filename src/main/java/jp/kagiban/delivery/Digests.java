package jp.kagiban.delivery;

import com.vaadin.flow.i18n.I18NProvider;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import jp.kagiban.delivery.DueNotices.Due;
import jp.kagiban.delivery.channel.Digest;
import jp.kagiban.delivery.channel.Recipient;
import jp.kagiban.notice.Notice;
import jp.kagiban.notice.NoticeTexts;
import jp.kagiban.shared.PublicAddress;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.ShopCare;
import jp.kagiban.shop.ShopCares;
import jp.kagiban.tenancy.Memberships;
import org.springframework.stereotype.Component;

/** Writes the digest of a recipient. */
@Component
class Digests {

    private final I18NProvider words;
    private final Memberships memberships;
    private final ShopCares cares;
    private final PublicAddress portal;
    private final Clock clock;

    Digests(I18NProvider words, Memberships memberships, ShopCares cares, PublicAddress portal, Clock clock) {
        this.words = words;
        this.memberships = memberships;
        this.cares = cares;
        this.portal = portal;
        this.clock = clock;
    }

    /** @param due at least one notice, the most urgent first */
    Digest of(UUID id, Recipient recipient, List<Due> due) {
        Map<ShopId, ShopCare> careOf = cares.all();
        List<Digest.Entry> entries = due.stream()
                .map(Due::notice)
                .map(notice ->
                        entry(notice, careOf.getOrDefault(notice.key().shop(), ShopCare.NONE), recipient.language()))
                .toList();
        return new Digest(
                id,
                clock.instant(),
                recipient.language(),
                memberships.companyName(),
                subject(recipient.language(), entries),
                entries,
                URI.create(portal.base() + "/"));
    }

    private Digest.Entry entry(Notice notice, ShopCare care, Locale language) {
        return new Digest.Entry(
                notice,
                NoticeTexts.urgency(notice, language, words),
                care.name(),
                NoticeTexts.of(notice, language, words));
    }

    private String subject(Locale language, List<Digest.Entry> entries) {
        if (Digest.ofOneShop(entries)) {
            return entries.getFirst().text().headline();
        }
        String counts = Digest.counts(Digest.byUrgency(entries), words, language);
        return words.getTranslation("delivery.subject", language, counts);
    }
}
