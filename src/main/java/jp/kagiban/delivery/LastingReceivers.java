package jp.kagiban.delivery;

import java.time.Instant;
import java.util.List;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TenantId;

/**
 * Lists and ends one kind of receivers that need no login: channels, browsers or calendars. {@link ReceiverReview} uses
 * all beans of this type together. All end when another person proves the member's mail address.
 */
public interface LastingReceivers {

    /**
     * One receiver.
     *
     * @param kind a key of the translation files
     * @param name the receiver's name; empty if the kind is enough
     */
    record Receiver(String kind, String name, Instant since) {}

    /** Returns the receivers that the member may end in this company. */
    List<Receiver> of(TenantId tenant, MemberId member);

    /** Ends these receivers in the caller's transaction, and records it in the history. */
    void end(TenantId tenant, MemberId member);
}
