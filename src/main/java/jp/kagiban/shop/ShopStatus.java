package jp.kagiban.shop;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.kagiban.mall.Answer;
import jp.kagiban.mall.ExpiryReading;
import jp.kagiban.mall.Mall;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.diagnosis.Lack;
import jp.kagiban.shop.key.Expiry;
import jp.kagiban.shop.key.Hold;
import org.jspecify.annotations.Nullable;

/**
 * The state of one shop and its keys, for screens and notices. It holds no secret.
 *
 * @param code the part of the shop's address that names it, such as {@code shop-a}
 * @param active the key in use, or null while no key has been accepted yet
 * @param waiting the newest key that is not yet in use, or null
 * @param refused the key that the mall didn't accept, if no key was entered after it; otherwise null
 * @param unreachableSince the time since which the mall has given no usable answer for this shop, or null. Unreachable,
 *     Throttled, Maintenance and Garbled aren't usable
 * @param askedAt when the mall last answered Valid or Rejected for the key in use, or for the waiting key if none is in
 *     use; null if it never did
 * @param nextAsk when the mall will be asked next, or null
 * @param checkEndedAt the end of the last check of the key in use, whatever its result; null if there was none
 */
public record ShopStatus(
        ShopId shop,
        Mall mall,
        String name,
        String code,
        @Nullable Active active,
        @Nullable Waiting waiting,
        @Nullable Refused refused,
        @Nullable Instant unreachableSince,
        @Nullable Instant askedAt,
        @Nullable Instant nextAsk,
        @Nullable Instant checkEndedAt) {

    /** The number of days in Tokyo for which a date counts as confirmed. */
    private static final long CONFIRMED_DAYS = 2;

    /** Returns the states by shop. */
    public static Map<ShopId, ShopStatus> byShop(List<ShopStatus> shops) {
        return shops.stream().collect(Collectors.toUnmodifiableMap(ShopStatus::shop, Function.identity()));
    }

    /** Whether the key that waited in the earlier state is in use now. */
    public boolean tookOverSince(ShopStatus before) {
        return before.waiting() != null
                && active != null
                && active.generation().equals(before.waiting().generation());
    }

    /**
     * Returns the time since which the mall gives no usable answer about a key of the shop. If a check is late, returns the
     * time of the last one. Returns null if the keys are checked, or there are none.
     */
    public @Nullable Instant uncheckedSince(Instant now) {
        if (unreachableSince != null && (active != null || waiting != null)) {
            return unreachableSince;
        }
        boolean late = nextAsk != null && askedAt != null && askedAt.isBefore(now.minus(WatchPulse.UNCHECKED));
        return late ? askedAt : null;
    }

    /** Whether a new key waits for a member's decision. */
    public boolean needsDecision() {
        return waiting != null && waiting.needsDecision();
    }

    /**
     * Returns the days in Tokyo since the mall confirmed the shown date. Returns 0 for up to two days, and for a date
     * that isn't from the mall.
     */
    public long daysUnconfirmed(Instant now) {
        if (active == null || active.expiresAt() == null || active.enteredByHand() || askedAt == null) {
            return 0;
        }
        long days = ChronoUnit.DAYS.between(Jst.day(askedAt), Jst.day(now));
        return days > CONFIRMED_DAYS ? days : 0;
    }

    /**
     * The key in use.
     *
     * @param expiresAt the nearest known date, even if it is past; null if neither the mall nor a member gave one
     * @param enteredByHand whether a member entered that date, as read on a screen of the mall
     * @param enteredAt when a member entered the key
     * @param replacedAnother whether it retired an active key when it took over
     * @param functionOff whether the expiry function seems to be off, because the order API accepts the key and the
     *     licence API refuses it
     * @param rejectedSince the time since which the mall refuses the key, or null
     * @param lack the functions that the key lacks although the mall accepts it
     * @param ends all dates, at a mall whose shops have several; otherwise empty
     */
    public record Active(
            GenerationId generation,
            String lastFour,
            @Nullable Instant expiresAt,
            boolean enteredByHand,
            Instant enteredAt,
            Instant activeFrom,
            boolean replacedAnother,
            boolean functionOff,
            @Nullable Instant rejectedSince,
            Lack lack,
            List<ExpiryReading> ends) {

        public Active {
            ends = List.copyOf(ends);
        }
    }

    /**
     * A key that waits.
     *
     * @param lastAnswer the mall's last answer, or null before the first
     * @param refusals how often the mall has refused the key
     * @param nextTry the time of the next attempt
     * @param hold the reason for waiting
     * @param expiresAt the date from the licence API, although the key isn't in use; null if it gave none
     */
    public record Waiting(
            GenerationId generation,
            String lastFour,
            MemberId enteredBy,
            Instant enteredAt,
            @Nullable Answer lastAnswer,
            int refusals,
            @Nullable Instant nextTry,
            Hold hold,
            @Nullable Instant expiresAt) {

        /** Whether the mall was asked and gave no usable answer. */
        public boolean isUnanswered() {
            return lastAnswer != null && lastAnswer != Answer.VALID && lastAnswer != Answer.REJECTED;
        }

        /** Whether a member has to decide about the key. Otherwise it waits for the mall, or for its turn. */
        public boolean needsDecision() {
            return hold == Hold.EARLIER_THAN_ACTIVE || isUnusable();
        }

        /**
         * Whether the mall knows the key but refuses orders with it. Waiting doesn't help then: the key has expired, or
         * was issued while the functions for orders were off.
         */
        public boolean isUnusable() {
            return hold != Hold.EARLIER_THAN_ACTIVE && refusals > 0 && lastAnswer != Answer.VALID && expiresAt != null;
        }

        /** Whether the key's known date is past. */
        public boolean isExpired(Instant now) {
            return expiresAt != null && new Expiry(expiresAt).passed(now);
        }
    }

    /** A key that the mall refused for 24 hours. */
    public record Refused(GenerationId generation, String lastFour, Instant endedAt) {}
}
