package jp.kagiban.shop.watch;

import java.time.Duration;
import java.time.Instant;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.shared.ExpiryStages;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.key.KeyGeneration.Said;
import org.jspecify.annotations.Nullable;

/**
 * Computes the time of the next check of a key in use. A stable hash of the shop's id gives each shop its own second
 * within each period. That spreads the load, and doesn't change with a restart.
 */
public final class WatchPlan {

    /** The longest time until the next check, whatever the mall answers. */
    public static final Duration LONGEST = Duration.ofDays(1);

    private static final Duration DAILY = LONGEST;
    private static final Duration NEAR = Duration.ofHours(6);
    private static final Duration URGENT = Duration.ofHours(1);
    private static final Duration SOONEST = Duration.ofMinutes(5);
    private static final Duration LONG_DEAD = Duration.ofDays(7);
    private static final int SPREAD_SECONDS = 600;

    private WatchPlan() {}

    /** Returns the time of the next check after a usable answer. */
    public static Instant next(ShopId shop, Said said, Instant now) {
        long period = period(said, now).toSeconds();
        long phase = Math.floorMod(hash(shop), period);
        long since = Math.floorMod(now.getEpochSecond() - phase, period);
        return Instant.ofEpochSecond(now.getEpochSecond() - since + period);
    }

    private static Duration period(Said said, Instant now) {
        Instant expiry = said.expiresAt();
        if (isLongAgo(expiry, now) || isLongAgo(said.rejectedSince(), now)) {
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

    private static boolean isLongAgo(@Nullable Instant end, Instant now) {
        return end != null && end.plus(LONG_DEAD).isBefore(now);
    }

    /**
     * Returns the time of the next check after a check without a usable answer. The first delay is 5 to 15 minutes. Unless
     * the mall is away, it doubles each time, up to an hour. It is longer if the mall asked for that.
     *
     * @param failures the number of consecutive failures, including this one
     */
    static Instant retry(ShopId shop, int failures, @Nullable MallOutcome outcome, Instant now) {
        Duration first = SOONEST.plusSeconds(Math.floorMod(hash(shop), SPREAD_SECONDS));
        Duration longest = outcome != null && outcome.isAway() ? first : URGENT;
        Duration grown = first.multipliedBy(1L << Math.min(failures - 1, 6));
        Duration delay = grown.compareTo(longest) > 0 ? longest : grown;
        return outcome == null ? now.plus(delay) : outcome.again(now, delay);
    }

    /** Returns a hash of a UUIDv7, whose low bits are random and whose high bits are the time. */
    private static long hash(ShopId shop) {
        long bits =
                shop.id().getMostSignificantBits() ^ Long.rotateLeft(shop.id().getLeastSignificantBits(), 17);
        bits *= 0x9E3779B97F4A7C15L;
        return bits ^ (bits >>> 32);
    }
}
