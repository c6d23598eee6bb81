package jp.kagiban.notice;

import java.time.Instant;
import java.util.Map;
import jp.kagiban.notice.Notice.Handling;
import jp.kagiban.shared.MemberId;

/** The members who handle notices of the tenant in force. */
interface Handlings {

    /** Those that hold at this instant. */
    Map<Notice.Key, Handling> at(Instant now);

    /** Notes that the member sees to it, unless somebody else does so already. In the caller's transaction. */
    void take(Notice notice, MemberId member, Instant now, Instant until);

    /** Notes that nobody sees to it any more. In the caller's transaction. */
    void letGo(Notice notice, MemberId member);
}
