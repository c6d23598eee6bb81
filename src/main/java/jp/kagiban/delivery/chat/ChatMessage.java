package jp.kagiban.delivery.chat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import jp.kagiban.delivery.channel.Digest;
import jp.kagiban.notice.Notice;
import jp.kagiban.notice.NoticeText;
import jp.kagiban.shared.OneLine;
import jp.kagiban.shared.ShopId;
import org.jspecify.annotations.Nullable;

/**
 * A message to a chat or webhook. All texts are single lines without controls or direction marks.
 *
 * @param id the same at each try
 * @param language of the portal's own words
 * @param portal the portal's own address with a slash at its end
 * @param test whether the message is a sample
 */
record ChatMessage(
        UUID id,
        Instant at,
        Locale language,
        String company,
        String subject,
        List<Item> items,
        URI portal,
        boolean test) {

    ChatMessage {
        company = OneLine.of(company);
        subject = OneLine.of(subject);
        items = List.copyOf(items);
    }

    /**
     * One notice.
     *
     * @param kind a name of {@link jp.kagiban.notice.NoticeKind}, or {@code TEST}
     * @param shop null in a sample
     * @param expiresAt null if the notice has no date; {@code days} is null then too
     */
    record Item(
            String kind,
            @Nullable ShopId shop,
            String shopName,
            @Nullable Instant expiresAt,
            @Nullable Long days,
            NoticeText text) {

        Item {
            shopName = OneLine.of(shopName);
            text = Digest.clean(text);
        }
    }

    static ChatMessage of(Digest digest) {
        return new ChatMessage(
                digest.id(),
                digest.at(),
                digest.language(),
                digest.company(),
                digest.subject(),
                digest.entries().stream().map(ChatMessage::item).toList(),
                digest.portal(),
                false);
    }

    private static Item item(Digest.Entry entry) {
        Notice notice = entry.notice();
        Notice.Stage stage = notice.text() instanceof Notice.Stage found ? found : null;
        return new Item(
                notice.kind().name(),
                notice.key().shop(),
                notice.shopName(),
                stage == null ? null : stage.expiresAt(),
                stage == null ? null : stage.days(),
                entry.text());
    }

    /** Returns whether all notices are of one shop. The subject is then a headline, so it isn't repeated. */
    boolean isOfOneShop() {
        return items.stream().map(Item::shop).distinct().count() == 1;
    }
}
