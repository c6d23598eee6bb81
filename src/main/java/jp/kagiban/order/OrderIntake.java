package jp.kagiban.order;

import java.time.Instant;
import jp.kagiban.kit.LivePages;
import jp.kagiban.mall.Answer;
import jp.kagiban.mall.OrderLimits;
import jp.kagiban.order.IntakeStatus.Pause;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * The progress and the status of a shop's intake.
 *
 * @param place the {@link IntakeCursor} as JSON
 */
record OrderIntake(
        @Id IntakeId id,
        @Version long version,
        int reachDays,
        String place,
        @Nullable Pause pause,
        @Nullable Answer lastAnswer,
        @Nullable Instant lastAnswerAt,
        @Nullable Instant lastSuccess,
        int failures,
        @Nullable Instant nextRun) {

    record IntakeId(TenantId tenantId, ShopId shopId) {}

    static final int USUAL_REACH = 63;
    static final int FARTHEST_REACH = 730;

    /** The orders of a shop or the status of its intake have changed. Published in the transaction of the change. */
    record OrdersChanged(TenantId tenant, ShopId shop) implements LivePages.Change {}

    static OrderIntake begin(IntakeId id, OrderLimits limits, Instant now) {
        String place = IntakeCursor.at(now, USUAL_REACH, limits).json();
        return new OrderIntake(id, 0, USUAL_REACH, place, null, null, null, null, 0, now);
    }

    IntakeCursor cursor() {
        return IntakeCursor.read(place);
    }

    OrderIntake at(IntakeCursor cursor) {
        return new OrderIntake(
                id, version, reachDays, cursor.json(), pause, lastAnswer, lastAnswerAt, lastSuccess, failures, nextRun);
    }

    OrderIntake reaching(int days, OrderLimits limits, Instant now) {
        String farther = cursor().reaching(now, days, limits).json();
        return new OrderIntake(id, version, days, farther, pause, lastAnswer, lastAnswerAt, lastSuccess, failures, now);
    }

    OrderIntake answered(Instant now) {
        return new OrderIntake(id, version, reachDays, place, null, Answer.VALID, now, lastSuccess, 0, now);
    }

    OrderIntake succeeded(Instant now) {
        return new OrderIntake(id, version, reachDays, place, null, lastAnswer, lastAnswerAt, now, 0, nextRun);
    }

    OrderIntake failed(Answer answer, @Nullable Pause reason, Instant now, Instant next) {
        return new OrderIntake(id, version, reachDays, place, reason, answer, now, lastSuccess, failures + 1, next);
    }

    OrderIntake paused(Pause reason, Instant next) {
        return new OrderIntake(
                id, version, reachDays, place, reason, lastAnswer, lastAnswerAt, lastSuccess, failures, next);
    }

    OrderIntake planned(Instant next) {
        return new OrderIntake(
                id, version, reachDays, place, pause, lastAnswer, lastAnswerAt, lastSuccess, failures, next);
    }
}
