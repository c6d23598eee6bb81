package jp.kagiban.shop.watch;

import java.time.Duration;
import java.time.Instant;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.shared.ExpiryStages;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.key.KeyGeneration.Said;
import org.jspecify.annotations.Nullable;

/**
 * When a mall is asked next about a key in use. Every shop has its own seconds within the day, the quarter of a day and the hour,
 * by a stable hash of its id: so the load is spread, and a restart changes nothing.
 */
public final class WatchPlan {

    /** However a mall answers, it is asked again within this. */
    public static final Duration LONGEST = Duration.ofDays(1);

    private static final Duration DAILY = LONGEST;
    private static final Duration NEAR = Duration.ofHours(6);
    private static final Duration URGENT = Duration.ofHours(1);
    private static final Duration SOONEST = Duration.ofMinutes(5);
    private static final Duration LONG_DEAD = Duration.ofDays(7);
    private static final int SPREAD_SECONDS = 600;

    private WatchPlan() {}

    /** After an answer. */
    public static Instant next(ShopId shop, Said said, Instant now) {
        long period = period(said, now).toSeconds();
        long phase = Math.floorMod(mixed(shop), period);
        long since = Math.floorMod(now.getEpochSecond() - phase, period);
        return Instant.ofEpochSecond(now.getEpochSecond() - since + period);
    }

    private static Duration period(Said said, Instant now) {
        Instant expiry = said.expiresAt();
        if (longAgo(expiry, now) || longAgo(said.rejectedSince(), now)) {
            return DAILY;
        }
        if (said.rejectedSince() != null) {
            return URGENT;
        }
        if (expiry == null) {
            return NEAR;
        }
        Duration left = Duration.between(now, expiry);
        if (left.compareTo(Duration.ofDays(ExpiryStages.URGENT_DAYS)) <= 0) {
            return URGENT;
        }
        return said.byHand() || left.compareTo(Duration.ofDays(ExpiryStages.QUIET_DAYS)) <= 0 ? NEAR : DAILY;
    }

    private static boolean longAgo(@Nullable Instant end, Instant now) {
        return end != null && end.plus(LONG_DEAD).isBefore(now);
    }

    /**
     * After no usable answer: first within 5 to 15 minutes, then twice as long each time, an hour at most unless the mall asked for
     * more.
     *
     * @param failures how many times in a row, this one included
     */
    static Instant retry(ShopId shop, int failures, @Nullable MallOutcome outcome, Instant now) {
        Duration first = SOONEST.plusSeconds(Math.floorMod(mixed(shop), SPREAD_SECONDS));
        Duration grown = first.multipliedBy(1L << Math.min(failures - 1, 6));
        Duration delay = grown.compareTo(URGENT) > 0 ? URGENT : grown;
        return outcome == null ? now.plus(delay) : outcome.again(now, delay);
    }

    /** The low bits of a UUIDv7 are random, its high ones are the time: mix both. */
    private static long mixed(ShopId shop) {
        long bits =
                shop.id().getMostSignificantBits() ^ Long.rotateLeft(shop.id().getLeastSignificantBits(), 17);
        bits *= 0x9E3779B97F4A7C15L;
        return bits ^ (bits >>> 32);
    }
}
