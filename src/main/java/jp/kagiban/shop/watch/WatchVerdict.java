package jp.kagiban.shop.watch;

import java.time.Instant;
import jp.kagiban.mall.KeyWord;
import jp.kagiban.shop.key.Expiry;
import jp.kagiban.shop.key.KeyGeneration.Said;

/**
 * Result of a check of the key in use.
 *
 * @param said the new state of the key
 * @param report the mall's answer
 */
record WatchVerdict(Said said, KeyWord report) {

    /**
     * Whether the key's date is over, so that a refusal needs no second call. A date typed by a member may be wrong and
     * doesn't count.
     */
    static boolean ended(Said said, Instant now) {
        Instant expiry = said.expiresAt();
        return expiry != null && !said.byHand() && new Expiry(expiry).passed(now);
    }

    static WatchVerdict of(Said said, KeyWord report, Instant now) {
        Said after = switch (report.outcome().kind()) {
            case VALID -> accepted(said, report, now);
            case REJECTED -> said.refusedSince(said.rejectedSince() == null ? now : said.rejectedSince());
            case THROTTLED, MAINTENANCE, UNREACHABLE, GARBLED -> said;
        };
        return new WatchVerdict(after, report);
    }

    /** Returns how the check counts. A key whose date is over is refused even if the mall answers otherwise. */
    CheckDays.Result counted(Instant now) {
        return switch (report.outcome().kind()) {
            case VALID -> accepted(said, now);
            case REJECTED -> CheckDays.Result.REFUSED;
            case THROTTLED, MAINTENANCE, UNREACHABLE, GARBLED -> CheckDays.Result.FAILED;
        };
    }

    /** Returns how it counts that the mall accepts a key. */
    static CheckDays.Result accepted(Said said, Instant now) {
        return ended(said, now) ? CheckDays.Result.REFUSED : CheckDays.Result.FINE;
    }

    private static Said accepted(Said said, KeyWord report, Instant now) {
        if (report.endUntold()) {
            return withoutDate(said, now);
        }
        return report.end() == null ? said.withFunctionOff(false) : new Said(report.end(), false, null);
    }

    /** Drops a date that a member entered if the date is over although the mall still accepts the key. */
    private static Said withoutDate(Said said, Instant now) {
        Instant expiry = said.expiresAt();
        boolean disproved = said.byHand() && expiry != null && new Expiry(expiry).passed(now);
        return disproved ? new Said(null, true, null) : said.withFunctionOff(true);
    }
}
