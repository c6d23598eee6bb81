package jp.kagiban.delivery.channel;

import java.util.List;
import java.util.UUID;
import jp.kagiban.shared.SendResult;
import jp.kagiban.shared.TenantId;

/** Sends notices over one or several kinds of channels. Runs in a job, in the scope of the tenant. */
public interface NoticeChannel {

    /** Returns the recipients of the current tenant on this channel. */
    List<Recipient> recipients();

    /** Returns earlier recipients of the current tenant that get nothing any more, because their address is gone. */
    default List<Recipient> gone() {
        return List.of();
    }

    /** Returns whether the channel sends to recipients of this kind. */
    boolean carries(ChannelKind kind);

    /** Returns the most notices that one digest covers, in full or by their number. Another digest covers the rest. */
    int most(ChannelKind kind);

    /**
     * Sends the digest while the caller waits. Waits at most 10 seconds for an HTTP receiver, and 30 for each answer of a mail
     * server. Runs without a transaction. A failure is a result, not an exception.
     */
    SendResult send(Recipient recipient, Digest digest);

    /**
     * Asks for a delivery run, because a recipient may have new notices to get. Published in the transaction of the
     * change.
     */
    record DeliveryWanted(TenantId tenant) {}

    /**
     * A message other than a notice reached a recipient: a sample, or the mail that proved an address.
     *
     * @param answer a short line from the receiver; may be empty
     */
    record ReceiverReached(TenantId tenant, ChannelKind channel, UUID recipient, String answer) {}
}
