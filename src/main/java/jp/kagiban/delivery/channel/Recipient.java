package jp.kagiban.delivery.channel;

import java.util.Locale;
import java.util.UUID;

/**
 * Somebody or something that is told of notices of the tenant in force.
 *
 * @param id of the member, of the browser's subscription, or of the company's channel
 * @param name what people call them: a member's name, a browser, or the channel's name
 * @param language of our own words; the texts of the three stages are Japanese for everybody
 */
public record Recipient(ChannelKind channel, UUID id, String name, Locale language) {}
