package jp.kagiban.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import jp.kagiban.shared.MemberId;

/**
 * How many entries one member may add to the histories of companies on this node: a burst, then one at a time. Far more
 * than bulk work needs. In memory, because the exact number doesn't matter.
 */
final class EntryLimit {

    static final int BURST = 5_000;
    static final Duration EACH = Duration.ofSeconds(5);

    private static final int MOST_MEMBERS = 10_000;

    private final Clock clock;

    /** When each member's share is full again. The member who recorded longest ago is forgotten first. */
    private final Map<MemberId, Instant> fullAt = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<MemberId, Instant> eldest) {
            return size() > MOST_MEMBERS;
        }
    };

    EntryLimit(Clock clock) {
        this.clock = clock;
    }

    /** Counts an entry. Returns false, and counts nothing, if the member has used up their share. */
    synchronized boolean count(MemberId member) {
        Instant now = clock.instant();
        Instant most = now.plus(EACH.multipliedBy(BURST));
        Instant before = fullAt.getOrDefault(member, now);
        // After a clock that was ahead, the share is at most empty.
        Instant next = (before.isBefore(now) ? now : before.isAfter(most) ? most : before).plus(EACH);
        if (next.isAfter(most)) {
            return false;
        }
        fullAt.put(member, next);
        return true;
    }
}
