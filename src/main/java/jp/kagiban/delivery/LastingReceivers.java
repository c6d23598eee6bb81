package jp.kagiban.delivery;

import java.time.Instant;
import java.util.List;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TenantId;

/**
 * Receivers that need no login: channels, browsers, calendars. Beans of this type are listed and ended together. They end once
 * somebody else proves the member's mail address.
 */
public interface LastingReceivers {

    /**
     * One of them.
     *
     * @param kind a key of the translation files
     * @param name what it is called; empty where the kind says all
     */
    record Receiver(String kind, String name, Instant since) {}

    /** Those that the member may end in the company in force. */
    List<Receiver> of(TenantId tenant, MemberId member);

    /** Ends them, in the caller's transaction, and records it. */
    void end(TenantId tenant, MemberId member);
}
