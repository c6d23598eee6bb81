package jp.kagiban.shop.watch;

import java.time.Instant;
import jp.kagiban.mall.KeyWord;
import jp.kagiban.shop.key.Expiry;
import jp.kagiban.shop.key.KeyGeneration.Said;

/**
 * Result of a check of the key in use.
 *
 * @param said the new state of the key
 * @param word the mall's answer
 */
record WatchVerdict(Said said, KeyWord word) {

    /**
     * Whether its date is over, so that a refusal needs no second question. A date typed by a member may be wrong and doesn't
     * count.
     */
    static boolean ended(Said said, Instant now) {
        Instant expiry = said.expiresAt();
        return expiry != null && !said.byHand() && new Expiry(expiry).passed(now);
    }

    static WatchVerdict of(Said said, KeyWord word, Instant now) {
        Said after = switch (word.outcome().kind()) {
            case VALID -> taken(said, word, now);
            case REJECTED -> said.refusedSince(said.rejectedSince() == null ? now : said.rejectedSince());
            case THROTTLED, MAINTENANCE, UNREACHABLE, GARBLED -> said;
        };
        return new WatchVerdict(after, word);
    }

    private static Said taken(Said said, KeyWord word, Instant now) {
        if (word.endUntold()) {
            return untold(said, now);
        }
        return word.end() == null ? said.withFunctionOff(false) : new Said(word.end(), false, null);
    }

    /** Drops a date that a member entered if it is over while orders still come. */
    private static Said untold(Said said, Instant now) {
        Instant expiry = said.expiresAt();
        boolean disproved = said.byHand() && expiry != null && new Expiry(expiry).passed(now);
        return disproved ? new Said(null, true, null) : said.withFunctionOff(true);
    }
}
