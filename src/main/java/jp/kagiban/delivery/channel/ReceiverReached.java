package jp.kagiban.delivery.channel;

import java.util.UUID;
import jp.kagiban.shared.TenantId;

/**
 * Something else than notices has got through to a recipient: a sample that a member asked for, or the mail that proved an address.
 *
 * @param answer what the receiver said, in a short line; may be empty
 */
public record ReceiverReached(TenantId tenant, ChannelKind channel, UUID recipient, String answer) {}
