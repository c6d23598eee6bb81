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
import jp.kagiban.shop.key.Hold;
import org.jspecify.annotations.Nullable;

/**
 * How one shop and its keys stand, as a screen or a notice needs it. It follows from what is stored; it holds no secret.
 *
 * @param code the part of the shop's address that names it, such as {@code shop-a}
 * @param active the key in use, or null while no key has been accepted yet
 * @param waiting the newest key that is not yet in use, or null
 * @param refused the key that ended as not accepted, where none came after it; else null
 * @param unreachableSince since when the mall has given no usable answer (Unreachable, Throttled, Maintenance, Garbled) for this
 *     shop, or null
 * @param askedAt when the mall last answered with Valid or Rejected, or null
 * @param nextAsk when the mall will be asked next, or null
 * @param checkEndedAt when the last check of the key in use ended, whatever came of it; null if none has
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

    /** So many days in Tokyo a date is as good as new. */
    private static final long FRESH = 2;

    /** The same, by their shops. */
    public static Map<ShopId, ShopStatus> byShop(List<ShopStatus> shops) {
        return shops.stream().collect(Collectors.toUnmodifiableMap(ShopStatus::shop, Function.identity()));
    }

    /**
     * How many days in Tokyo ago the mall last answered for the date that is shown; 0 while that is two at most, and where there
     * is no date of the mall's.
     */
    public long daysUnconfirmed(Instant now) {
        if (active == null || active.expiresAt() == null || active.enteredByHand() || askedAt == null) {
            return 0;
        }
        long days = ChronoUnit.DAYS.between(Jst.day(askedAt), Jst.day(now));
        return days > FRESH ? days : 0;
    }

    /**
     * The key in use.
     *
     * @param expiresAt the nearest date seen for it, even if it is past; null if its mall never gave one and no member did
     * @param enteredByHand whether a member entered that date, as the mall shows it
     * @param enteredAt when a member entered the key
     * @param replacedAnother whether it retired an active key when it took over
     * @param functionOff whether the order API took it while the licence API refused: the expiry function seems to be off
     * @param rejectedSince since when the mall has refused it, or null
     * @param lack what it lacks, although its mall takes it
     * @param ends each of the ways in which it ends, at a mall that has more than one; else empty
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
     * @param lastAnswer what the mall said last, or null before the first answer
     * @param nextTry when it is tried next
     * @param hold what it waits for
     * @param expiresAt the date that the licence API gave for it, though it isn't in use; null if it gave none
     */
    public record Waiting(
            GenerationId generation,
            String lastFour,
            MemberId enteredBy,
            Instant enteredAt,
            @Nullable Answer lastAnswer,
            @Nullable Instant nextTry,
            Hold hold,
            @Nullable Instant expiresAt) {}

    /** A key that the mall did not accept within 24 hours. */
    public record Refused(GenerationId generation, String lastFour, Instant endedAt) {}
}
