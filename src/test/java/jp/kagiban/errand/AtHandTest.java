package jp.kagiban.errand;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import org.junit.jupiter.api.Test;

class AtHandTest {

    private static final TenantId MANY = TenantId.next();
    private static final String CHECKS = "checks";
    private static final String INTAKES = "intakes";

    private final TenantShares shares = new TenantShares();
    private final AtHand atHand = new AtHand(Set.of(CHECKS, INTAKES), shares);

    private static Due due(TenantId tenant, String kind) {
        return new Due(tenant, kind, Ids.next(), ShopId.next(), Urgency.CHECK.code(), Instant.EPOCH, 1, 0);
    }

    private static Stream<Due> ofMany(int count) {
        return IntStream.range(0, count).mapToObj(_ -> due(MANY, CHECKS));
    }

    private void lay(Stream<Due> first, Due... then) {
        atHand.lay(Stream.concat(first, Stream.of(then)).toList());
    }

    @Test
    void aTenantThatHasManyLeavesRoomForOthers() {
        Due other = due(TenantId.next(), CHECKS);
        lay(ofMany(10), other);
        assertThat(atHand.load(32)).hasSize(TenantShares.OF_A_TENANT + 1).endsWith(other);
        assertThat(atHand.size()).isEqualTo(4);
    }

    @Test
    void whatIsAboveTheShareIsTakenOnceSomeAreGivenBack() {
        lay(ofMany(8));
        atHand.load(32);
        assertThat(atHand.load(32)).isEmpty();
        shares.giveBack(MANY);
        assertThat(atHand.load(32)).hasSize(1);
    }

    @Test
    void checksAboveTheShareKeepNoIntakeOfOthersBack() {
        Due intake = due(TenantId.next(), INTAKES);
        lay(ofMany(8), intake);
        atHand.load(32);
        assertThat(atHand.load(32)).containsExactly(intake);
    }

    @Test
    void aLoadIsOfOneKind() {
        lay(ofMany(2), due(TenantId.next(), INTAKES));
        assertThat(atHand.load(32)).hasSize(2);
    }

    @Test
    void whatIsRunByItselfIsTakenAloneAndTakesNoShare() {
        Due confirmation = due(MANY, "confirmations");
        lay(Stream.of(confirmation), due(MANY, CHECKS));
        assertThat(atHand.load(32)).containsExactly(confirmation);
        assertThat(shares.take(MANY)).isTrue();
    }

    /** Otherwise nobody would read what lies behind them. */
    @Test
    void thoseThatCrowdOthersOutAreTakenAllTheSame() {
        lay(ofMany(64));
        atHand.load(32);
        List<Due> crowd = atHand.load(8);
        assertThat(crowd).hasSize(8);
        crowd.forEach(due -> shares.giveBack(due.tenant()));
        assertThat(shares.take(MANY)).isFalse();
    }
}
