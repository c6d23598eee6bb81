package jp.kagiban.notice;

import java.time.Instant;
import java.util.Map;
import jp.kagiban.notice.Notice.Handling;
import jp.kagiban.shared.MemberId;

/** Reads and stores which members of the current tenant handle which notices. */
interface Handlings {

    /** Returns the notices that are handled at this instant. */
    Map<Notice.Key, Handling> at(Instant now);

    /**
     * Stores that the member handles the notice, unless another member does so already. Runs in the caller's
     * transaction.
     */
    void take(Notice notice, MemberId member, Instant now, Instant until);

    /** Stores that nobody handles the notice any more. Runs in the caller's transaction. */
    void letGo(Notice notice, MemberId member);
}
