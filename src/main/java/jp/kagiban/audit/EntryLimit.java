package jp.kagiban.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TenantId;

/**
 * How many entries a member, and all members of a company, may add to histories on this node: a burst, then one at a
 * time. Far more than bulk work needs. In memory, because the exact number doesn't matter.
 */
final class EntryLimit {

    static final int BURST = 5_000;
    static final Duration EACH = Duration.ofSeconds(5);

    static final int COMPANY_BURST = 10_000;
    static final Duration EACH_OF_COMPANY = Duration.ofSeconds(1);

    private final Clock clock;
    private final Shares<MemberId> members = new Shares<>(BURST, EACH);
    private final Shares<TenantId> companies = new Shares<>(COMPANY_BURST, EACH_OF_COMPANY);

    EntryLimit(Clock clock) {
        this.clock = clock;
    }

    /** Counts an entry of this member in the history of this company. Returns false if either share is used up. */
    boolean count(MemberId member, TenantId company) {
        Instant now = clock.instant();
        return members.count(member, now) && companies.count(company, now);
    }

    /** The shares of all members, or of all companies. */
    private static final class Shares<K> {

        private static final int MOST = 10_000;

        private final int burst;
        private final Duration each;

        /** When each share is full again. The one that was used longest ago is forgotten first. */
        private final Map<K, Instant> fullAt = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, Instant> eldest) {
                return size() > MOST;
            }
        };

        Shares(int burst, Duration each) {
            this.burst = burst;
            this.each = each;
        }

        /** Counts nothing if the share is used up. */
        synchronized boolean count(K key, Instant now) {
            Instant most = now.plus(each.multipliedBy(burst));
            Instant before = fullAt.getOrDefault(key, now);
            // After a clock that was ahead, the share is at most empty.
            Instant next = (before.isBefore(now) ? now : before.isAfter(most) ? most : before).plus(each);
            if (next.isAfter(most)) {
                return false;
            }
            fullAt.put(key, next);
            return true;
        }
    }
}
