package jp.kagiban.delivery.push;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import jp.kagiban.delivery.channel.ChannelKind;
import jp.kagiban.delivery.channel.Recipient;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * A browser of a member that takes notices of one company. Where they are pushed to, and how they are encrypted, lies in the vault.
 *
 * @param place 0 to 9, each once for a member: that bounds their number
 * @param endpointHash SHA-256 of the address, in hex: by it a browser is found again
 * @param language of our own words, as a tag such as {@code ja}
 * @param headlineWanted whether what it shows may name a shop
 * @param revision under which its keys are sealed
 * @param goneAt when its push service said that it takes nothing any more, since when it has no keys; null while it does
 * @param deviceHash the mark by which the browser is known at a log-out; null of those from before it was kept
 */
record PushBrowser(
        @Id PushBrowserId id,
        @Version long version,
        MemberId memberId,
        int place,
        String browser,
        String endpointHash,
        String language,
        boolean headlineWanted,
        long revision,
        Instant addedAt,
        @Nullable Instant goneAt,
        @Nullable String deviceHash) {

    /** @param device the mark of a browser */
    boolean isIn(String device) {
        return device.equals(deviceHash);
    }

    boolean isGone() {
        return goneAt != null;
    }

    /** @param name whose browser it is */
    Recipient recipient(String name) {
        return new Recipient(ChannelKind.PUSH, id.id(), memberId, name, Locale.forLanguageTag(language));
    }

    PushBrowser sealedAnew(long newRevision, String newLanguage, @Nullable String newDevice) {
        return new PushBrowser(
                id,
                version,
                memberId,
                place,
                browser,
                endpointHash,
                newLanguage,
                headlineWanted,
                newRevision,
                addedAt,
                goneAt,
                newDevice);
    }

    record PushBrowserId(TenantId tenantId, UUID id) {}
}
