package jp.kagiban.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import org.junit.jupiter.api.Test;

class ReadyQueueTest {

    private static final TenantId MANY = TenantId.next();
    private static final String CHECKS = "checks";
    private static final String INTAKES = "intakes";

    private final TenantQuota shares = new TenantQuota();
    private final ReadyQueue queue = new ReadyQueue(shares);

    private static Due due(TenantId tenant, String kind) {
        Urgency urgency = kind.equals(INTAKES) ? Urgency.BULK : Urgency.CHECK;
        return new Due(tenant, kind, Ids.next(), ShopId.next(), urgency.code(), Instant.EPOCH, 1, 0);
    }

    private static Stream<Due> intakesOfMany(int count) {
        return IntStream.range(0, count).mapToObj(_ -> due(MANY, INTAKES));
    }

    private static Stream<Due> ofMany(int count) {
        return IntStream.range(0, count).mapToObj(_ -> due(MANY, CHECKS));
    }

    private void lay(Stream<Due> first, Due... then) {
        queue.replaceAll(Stream.concat(first, Stream.of(then)).toList());
    }

    private List<Due> load(int room) {
        return queue.takeBatch(_ -> room);
    }

    @Test
    void aTenantThatHasManyLeavesRoomForOthers() {
        Due other = due(TenantId.next(), CHECKS);
        lay(ofMany(12), other);
        assertThat(load(32)).hasSize(9).endsWith(other);
        assertThat(load(32)).isEmpty();
        assertThat(queue.isEmpty()).isFalse();
    }

    @Test
    void intakesLeaveRoomForTheChecksOfTheirTenant() {
        lay(intakesOfMany(10));
        assertThat(load(32)).hasSize(6);
        lay(ofMany(3));
        assertThat(load(32)).hasSize(2);
    }

    /** Others may be due behind them. */
    @Test
    void whatIsAboveTheShareDoesNotCountAsWorkAtHand() {
        lay(ofMany(12));
        assertThat(queue.takeable()).isEqualTo(12);
        load(32);
        assertThat(queue.takeable()).isZero();
    }

    @Test
    void whatIsAboveTheShareIsTakenOnceSomeAreGivenBack() {
        lay(ofMany(12));
        List<Due> first = load(32);
        assertThat(load(32)).isEmpty();
        shares.giveBack(first.getFirst());
        assertThat(load(32)).hasSize(1);
    }

    @Test
    void checksAboveTheShareKeepNoIntakeOfOthersBack() {
        Due intake = due(TenantId.next(), INTAKES);
        lay(ofMany(12), intake);
        load(32);
        assertThat(load(32)).containsExactly(intake);
    }

    @Test
    void aLoadIsOfOneKind() {
        lay(ofMany(2), due(TenantId.next(), INTAKES));
        assertThat(load(32)).hasSize(2);
    }

    /** Otherwise nobody would read what lies behind them. */
    @Test
    void thoseThatCrowdOthersOutAreTakenAllTheSame() {
        lay(ofMany(64));
        load(32);
        List<Due> crowd = load(8);
        assertThat(crowd).hasSize(8);
        crowd.forEach(shares::giveBack);
        assertThat(shares.take(crowd.getFirst())).isFalse();
    }

    @Test
    void whereThereIsNoRoomForIntakesACheckIsTakenAllTheSame() {
        Due check = due(MANY, CHECKS);
        lay(intakesOfMany(3), check);
        assertThat(queue.takeBatch(due -> due.kind().equals(INTAKES) ? 0 : 32)).containsExactly(check);
        assertThat(queue.takeable()).isEqualTo(3);
    }
}
