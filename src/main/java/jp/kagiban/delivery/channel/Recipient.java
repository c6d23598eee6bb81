package jp.kagiban.delivery.channel;

import java.util.Locale;
import java.util.UUID;
import jp.kagiban.shared.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody or something that is told of notices of the tenant in force.
 *
 * @param id of the member, of the browser's subscription, or of the company's channel
 * @param member whose address or browser it is; null for a channel of the company
 * @param name what people call them: a member's name, a browser, or the channel's name
 * @param language of our own words; the texts of the three stages are Japanese for everybody
 */
public record Recipient(
        ChannelKind channel, UUID id, @Nullable MemberId member, String name, Locale language) {}
