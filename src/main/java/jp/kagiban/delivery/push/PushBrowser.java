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
 * A browser of a member that receives notices of one company. The vault contains its address and keys.
 *
 * @param place 0 to 9, unique for a member in a company, so that a member has at most ten browsers
 * @param endpointHash SHA-256 of the address in hex, which finds a browser again
 * @param language of the portal's own words, as a tag such as {@code ja}
 * @param headlineWanted whether a push may name a shop
 * @param revision under which its keys are sealed
 * @param goneAt when the push service reported the subscription gone and its keys were deleted; null while it works
 * @param deviceHash the mark that identifies the browser at a log-out; null in older rows
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

    /**
     * Returns whether this is the browser with this mark.
     *
     * @param device the mark of a browser
     */
    boolean hasDevice(String device) {
        return device.equals(deviceHash);
    }

    boolean isGone() {
        return goneAt != null;
    }

    /** @param name the name of its owner */
    Recipient recipient(String name) {
        return new Recipient(ChannelKind.PUSH, id.id(), memberId, name, Locale.forLanguageTag(language));
    }

    PushBrowser resealed(long newRevision, String newLanguage, @Nullable String newDevice) {
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
