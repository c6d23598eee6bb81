package jp.kagiban.rakuten;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import jp.kagiban.mall.MallCaller;
import jp.kagiban.rakuten.FairRateLimiter.QueuedCall;
import jp.kagiban.shared.TenantId;
import org.junit.jupiter.api.Test;

class FairRateLimiterTest {

    private static final long SECOND = 1_000_000_000L;
    private static final TenantId ONE = TenantId.next();
    private static final TenantId OTHER = TenantId.next();

    private final FairRateLimiter line = new FairRateLimiter(SECOND, 0);
    private final List<QueuedCall> waiting = new ArrayList<>();

    private QueuedCall joins(TenantId tenant, boolean urgent) {
        QueuedCall place = new QueuedCall(new MallCaller(tenant, "900001", urgent));
        line.join(place, 0);
        waiting.add(place);
        return place;
    }

    /** Which of those who joined goes at each second. */
    private List<Integer> order() {
        return IntStream.range(0, waiting.size())
                .map(second -> IntStream.range(0, waiting.size())
                        .filter(one -> goes(waiting.get(one), second * SECOND))
                        .findFirst()
                        .orElseThrow())
                .boxed()
                .toList();
    }

    private boolean goes(QueuedCall place, long now) {
        boolean gone = line.take(place, now) == 0;
        line.ended(place, now);
        return gone;
    }

    @Test
    void callsOfOneTenantGoInTheOrderOfComing() {
        joins(ONE, true);
        joins(ONE, true);
        joins(ONE, true);
        assertThat(order()).containsExactly(0, 1, 2);
    }

    @Test
    void checksGoBeforeWhatCanWait() {
        joins(ONE, false);
        joins(ONE, false);
        joins(ONE, true);
        assertThat(order()).containsExactly(2, 0, 1);
    }

    @Test
    void tenantsTakeTurns() {
        joins(ONE, true);
        joins(ONE, true);
        joins(ONE, true);
        joins(OTHER, true);
        joins(OTHER, true);
        assertThat(order()).containsExactly(0, 3, 1, 4, 2);
    }

    @Test
    void whoComesExpectsTheTurnsOfOthersAndNotAllTheirCalls() {
        IntStream.range(0, 8).forEach(_ -> joins(ONE, true));
        assertThat(joins(OTHER, true).expected()).isEqualTo(SECOND);
        assertThat(joins(OTHER, true).expected()).isEqualTo(3 * SECOND);
    }

    @Test
    void whatCanWaitExpectsAllChecksBeforeIt() {
        IntStream.range(0, 3).forEach(_ -> joins(ONE, true));
        assertThat(Duration.ofNanos(joins(OTHER, false).expected())).hasSeconds(3);
    }

    @Test
    void whoLeavesGivesThePlaceBack() {
        line.leave(joins(ONE, true));
        assertThat(line.isIdle(0)).isTrue();
    }

    @Test
    void nobodyHasATurnWhileACallIsOnItsWayOut() {
        line.take(joins(ONE, true), 0);
        QueuedCall next = joins(OTHER, true);
        assertThat(line.take(next, 9 * SECOND)).isPositive();
    }

    @Test
    void onceItHasGoneOutTheNextOneHasItsTurnAGapLater() {
        QueuedCall first = joins(ONE, true);
        QueuedCall next = joins(OTHER, true);
        line.take(first, 0);
        line.markSent(first, 3 * SECOND);
        assertThat(line.take(next, 3 * SECOND)).isEqualTo(SECOND);
    }

    @Test
    void ifNobodyTellsTheGapBeginsThreeSecondsAfterTheTurnAtTheLatest() {
        QueuedCall untold = joins(ONE, true);
        line.take(untold, 0);
        line.markUnreported(untold);
        QueuedCall next = joins(OTHER, true);
        assertThat(line.take(next, 2 * SECOND)).isPositive();
        assertThat(line.take(next, 3 * SECOND)).isEqualTo(SECOND);
        assertThat(line.take(next, 4 * SECOND)).isZero();
    }

    @Test
    void aLineWithACallOnItsWayOutIsRemembered() {
        line.take(joins(ONE, true), 0);
        assertThat(line.isIdle(9 * SECOND)).isFalse();
    }
}
