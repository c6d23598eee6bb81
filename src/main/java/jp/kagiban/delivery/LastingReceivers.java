package jp.kagiban.delivery;

import java.time.Instant;
import java.util.List;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TenantId;

/**
 * Receivers that need no login: channels, browsers, calendars. Beans of this type are listed and ended together. They end when
 * another person proves the member's mail address.
 */
public interface LastingReceivers {

    /**
     * One receiver.
     *
     * @param kind a key of the translation files
     * @param name its name; empty if the kind is enough
     */
    record Receiver(String kind, String name, Instant since) {}

    /** Returns those that the member may end in the current company. */
    List<Receiver> of(TenantId tenant, MemberId member);

    /** Ends them in the caller's transaction, and records it. */
    void end(TenantId tenant, MemberId member);
}
