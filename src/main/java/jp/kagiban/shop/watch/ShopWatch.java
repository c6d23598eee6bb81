package jp.kagiban.shop.watch;

import java.time.Instant;
import jp.kagiban.mall.Answer;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shop.register.TenantShop;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * The mall's last answer for a shop, and the time of the next check of the key in use.
 *
 * @param unreachableSince the time since which the mall has given no usable answer; null if its last answer was usable
 * @param askedAt the time of the mall's last usable answer, Valid or Rejected, about the key in use; about the waiting
 *     key if none is in use
 * @param failures the number of consecutive checks without a usable answer
 * @param checkedAt the time at which a member last requested a check
 * @param checkEndedAt the end of the last check of the key in use, whatever its result
 * @param checkDays the {@link CheckDays} as they are stored; null before the first check
 */
public record ShopWatch(
        @Id WatchId id,
        @Version long version,
        @Nullable Instant unreachableSince,
        @Nullable Instant askedAt,
        @Nullable Answer lastAnswer,
        @Nullable Instant lastAnswerAt,
        int failures,
        @Nullable Instant nextAsk,
        @Nullable Instant checkedAt,
        @Nullable Instant checkEndedAt,
        @Nullable String checkDays) {

    public static ShopWatch of(TenantShop shop) {
        return new ShopWatch(
                new WatchId(shop.tenantId(), shop.id()), 0, null, null, null, null, 0, null, null, null, null);
    }

    /** Returns the watch after an answer of the mall. */
    ShopWatch answered(Answer answer, Instant now) {
        boolean usable = answer == Answer.VALID || answer == Answer.REJECTED;
        return heard(answer, usable ? now : askedAt, now);
    }

    /** Returns the watch after an answer about a key that waits beside the key in use. */
    ShopWatch answeredBeside(Answer answer, Instant now) {
        return heard(answer, askedAt, now);
    }

    private ShopWatch heard(Answer answer, @Nullable Instant asked, Instant now) {
        boolean usable = answer == Answer.VALID || answer == Answer.REJECTED;
        Instant since = unreachableSince == null ? now : unreachableSince;
        return new ShopWatch(
                id,
                version,
                usable ? null : since,
                asked,
                answer,
                now,
                failures,
                nextAsk,
                checkedAt,
                checkEndedAt,
                checkDays);
    }

    public ShopWatch planned(Instant next, int newFailures) {
        return new ShopWatch(
                id,
                version,
                unreachableSince,
                askedAt,
                lastAnswer,
                lastAnswerAt,
                newFailures,
                next,
                checkedAt,
                checkEndedAt,
                checkDays);
    }

    public ShopWatch checked(Instant now, @Nullable Instant next) {
        return new ShopWatch(
                id,
                version,
                unreachableSince,
                askedAt,
                lastAnswer,
                lastAnswerAt,
                failures,
                next,
                now,
                checkEndedAt,
                checkDays);
    }

    /** Returns the watch after a check. */
    ShopWatch checkEnded(CheckDays.Result result, Instant now) {
        return with(CheckDays.after(checkDays, result, now), now);
    }

    /** Returns the watch after the mall accepted a new key and it was taken into use, which counts as a check. */
    ShopWatch takenOver(CheckDays.Result result, Instant now) {
        return answered(Answer.VALID, now).with(CheckDays.after(checkDays, result, now), checkEndedAt);
    }

    ShopWatch with(String days, @Nullable Instant ended) {
        return new ShopWatch(
                id,
                version,
                unreachableSince,
                askedAt,
                lastAnswer,
                lastAnswerAt,
                failures,
                nextAsk,
                checkedAt,
                ended,
                days);
    }

    public CheckDays days() {
        return CheckDays.ofStored(checkDays);
    }

    public record WatchId(TenantId tenantId, ShopId shopId) {}
}
