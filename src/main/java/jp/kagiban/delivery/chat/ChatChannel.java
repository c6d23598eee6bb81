package jp.kagiban.delivery.chat;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import jp.kagiban.delivery.channel.ChannelKind;
import jp.kagiban.delivery.channel.Recipient;
import jp.kagiban.shared.TenantId;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * A chat or webhook of a company. The vault contains its address and token.
 *
 * @param place 0 to 9, unique in a company, so that a company has at most ten channels
 * @param language of the portal's own words, as a tag such as {@code ja}
 * @param revision under which address and token are sealed
 */
record ChatChannel(
        @Id ChatChannelId id,
        @Version long version,
        ChannelKind kind,
        int place,
        String name,
        String language,
        long revision,
        Instant addedAt) {

    Recipient recipient() {
        return new Recipient(kind, id.id(), null, name, locale());
    }

    Locale locale() {
        return Locale.forLanguageTag(language);
    }

    record ChatChannelId(TenantId tenantId, UUID id) {}
}
