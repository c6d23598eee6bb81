package jp.kagiban.delivery.channel;

import java.util.UUID;

/**
 * A sample that a member asked for got through.
 *
 * @param answer what the receiver said, in a short line
 */
public record TrialTaken(UUID tenant, ChannelKind channel, UUID recipient, String answer) {}
