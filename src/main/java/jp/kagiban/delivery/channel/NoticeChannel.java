package jp.kagiban.delivery.channel;

import java.util.List;
import java.util.UUID;
import jp.kagiban.shared.SendResult;
import jp.kagiban.shared.TenantId;

/** A kind of ways by which notices leave. Runs in a job, with the tenant in force. */
public interface NoticeChannel {

    /** Everybody in the tenant in force who is to be told over this channel now. */
    List<Recipient> recipients();

    /** Those in the tenant in force who were told over this channel until their address ceased to be; nothing goes there any more. */
    default List<Recipient> gone() {
        return List.of();
    }

    /** Whether its recipients may be of this kind; those of others are looked for elsewhere. */
    boolean carries(ChannelKind kind);

    /** Of how many notices one digest tells at most, each of them or their number; what is left is told by another. */
    int most(ChannelKind kind);

    /**
     * Hands the digest over while the caller waits: for a receiver over HTTP 10 seconds at most, for a mail server 30 for each of
     * its answers. Runs with no transaction open. What goes wrong is an answer, not an exception.
     */
    SendResult send(Recipient recipient, Digest digest);

    /** Somebody is to be told of what they haven't been told; published in the transaction that changed it. */
    record DeliveryWanted(TenantId tenant) {}

    /**
     * Something else than notices has got through to a recipient: a sample that a member asked for, or the mail that proved an address.
     *
     * @param answer what the receiver said, in a short line; may be empty
     */
    record ReceiverReached(TenantId tenant, ChannelKind channel, UUID recipient, String answer) {}
}
