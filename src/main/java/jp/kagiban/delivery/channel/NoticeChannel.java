package jp.kagiban.delivery.channel;

import java.util.List;

/** A kind of ways by which notices leave. Runs in a job, with the tenant in force. */
public interface NoticeChannel {

    /** Everybody in the tenant in force who is to be told over this channel now. */
    List<Recipient> recipients();

    /** Whether its recipients may be of this kind; those of others are looked for elsewhere. */
    default boolean carries(ChannelKind kind) {
        return true;
    }

    /** How many notices fit into one digest; what is left is told by a later one. */
    default int most(ChannelKind kind) {
        return 60;
    }

    /** Hands the digest over, in 30 seconds at most. Runs with no transaction open. What goes wrong is an answer, not an exception. */
    Answer send(Recipient recipient, Digest digest);
}
