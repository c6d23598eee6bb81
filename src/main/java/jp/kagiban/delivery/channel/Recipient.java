package jp.kagiban.delivery.channel;

import java.util.Locale;
import java.util.UUID;
import jp.kagiban.shared.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * A recipient of the current tenant's notices.
 *
 * @param id the id of the member, the browser's subscription or the company's channel
 * @param member the owner of the address or browser; null for a channel of the company
 * @param name the name of the member, browser or channel
 * @param language of the portal's own words; the texts of the three stages are Japanese for everybody
 */
public record Recipient(
        ChannelKind channel, UUID id, @Nullable MemberId member, String name, Locale language) {}
