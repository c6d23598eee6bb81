package jp.kagiban.delivery.channel;

import java.util.UUID;

/**
 * Something else than notices has got through to a recipient: a sample that a member asked for, or the mail that proved an address.
 *
 * @param answer what the receiver said, in a short line; may be empty
 */
public record ReceiverReached(UUID tenant, ChannelKind channel, UUID recipient, String answer) {}
