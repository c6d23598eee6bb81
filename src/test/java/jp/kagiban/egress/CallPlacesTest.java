package jp.kagiban.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import jp.kagiban.egress.CallOutcome.Failure;
import jp.kagiban.egress.CallPlaces.Call;
import jp.kagiban.egress.CallPlaces.Kind;
import jp.kagiban.shared.TenantId;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.Test;

class CallPlacesTest {

    private static final Duration QUICK = Duration.ofMillis(200);
    private static final Duration SLOW = Duration.ofSeconds(5);

    private final SettableClock clock = new SettableClock();
    private final CallPlaces places = new CallPlaces(clock, SLOW);
    private final TenantId tenant = TenantId.next();
    private final Call call = notice(tenant, "chat.example");

    private static Call notice(TenantId tenant, String host) {
        return notice(tenant, host, -1);
    }

    private static Call notice(TenantId tenant, String host, int port) {
        return new Call(Kind.NOTICE, tenant, host, port);
    }

    private static Call test(TenantId tenant, String host) {
        return test(tenant, host, -1);
    }

    private static Call test(TenantId tenant, String host, int port) {
        return new Call(Kind.TEST, tenant, host, port);
    }

    private void took(Call one, Duration time) {
        assertThat(places.take(one)).isEmpty();
        places.ended(one, time);
    }

    /** How many of so many calls, each of another tenant to another host, find a place. */
    private long placesLeft(int calls) {
        return IntStream.range(0, calls)
                .mapToObj(n -> places.take(notice(TenantId.next(), "host" + n)))
                .filter(Optional::isEmpty)
                .count();
    }

    @Test
    void thirtyTwoNoticesHavePlacesAndTwoTestsBeside() {
        assertThat(placesLeft(40)).isEqualTo(32);
        assertThat(places.take(test(TenantId.next(), "a"))).isEmpty();
        assertThat(places.take(test(TenantId.next(), "b"))).isEmpty();
        assertThat(places.take(test(TenantId.next(), "c"))).contains(Failure.BUSY);
    }

    @Test
    void aTenantHasTwoPlacesAndOneForTests() {
        assertThat(places.take(call)).isEmpty();
        assertThat(places.take(notice(tenant, "other.example"))).isEmpty();
        assertThat(places.take(notice(tenant, "third.example"))).contains(Failure.BUSY);
        assertThat(places.take(test(tenant, "a"))).isEmpty();
        assertThat(places.take(test(tenant, "b"))).contains(Failure.BUSY);
    }

    @Test
    void aHostHasHalfOfThePlaces() {
        IntStream.range(0, 16)
                .forEach(_ -> assertThat(places.take(notice(TenantId.next(), "chat.example")))
                        .isEmpty());
        assertThat(places.take(notice(TenantId.next(), "Chat.Example.", 443))).contains(Failure.BUSY);
        assertThat(placesLeft(40)).isEqualTo(16);
    }

    @Test
    void anotherPortOfTheHostHasPlacesOfItsOwn() {
        IntStream.range(0, 16)
                .forEach(_ -> assertThat(places.take(notice(TenantId.next(), "chat.example", 8443)))
                        .isEmpty());
        assertThat(places.take(notice(TenantId.next(), "chat.example", 8443))).contains(Failure.BUSY);
        assertThat(places.take(notice(TenantId.next(), "chat.example"))).isEmpty();
    }

    @Test
    void aSlowReceiverHasOnePlaceUntilItIsQuick() {
        took(call, SLOW);
        assertThat(places.take(call)).isEmpty();
        assertThat(places.take(call)).contains(Failure.BUSY);
        places.ended(call, QUICK);
        assertThat(places.take(call)).isEmpty();
        assertThat(places.take(call)).isEmpty();
    }

    @Test
    void oneThatIsSlowAndQuickInTurnNeverRests() {
        for (int turn = 0; turn < 10; turn++) {
            took(call, SLOW);
            took(call, QUICK);
        }
        assertThat(places.take(call)).isEmpty();
        assertThat(places.take(call)).isEmpty();
    }

    @Test
    void oneThatWasSlowTwiceRestsAMinuteAndThenTwiceAsLong() {
        took(call, SLOW);
        took(call, SLOW);
        assertThat(places.take(call)).contains(Failure.RESTING);
        clock.advance(Duration.ofMinutes(1));
        took(call, SLOW);
        clock.advance(Duration.ofMinutes(1));
        assertThat(places.take(call)).contains(Failure.RESTING);
        clock.advance(Duration.ofMinutes(1));
        assertThat(places.take(call)).isEmpty();
    }

    @Test
    void onlyTheReceiverRestsNeitherItsTenantNorItsHost() {
        took(call, SLOW);
        took(call, SLOW);
        assertThat(places.take(notice(tenant, "other.example"))).isEmpty();
        assertThat(places.take(notice(TenantId.next(), "chat.example"))).isEmpty();
    }

    @Test
    void testsOfATenantRestTogetherWhateverTheirHost() {
        took(test(tenant, "a"), SLOW);
        took(test(tenant, "b"), SLOW);
        assertThat(places.take(test(tenant, "c"))).contains(Failure.RESTING);
        assertThat(places.take(call)).isEmpty();
    }

    @Test
    void aQuickTestEndsTheRestOfTheReceiver() {
        took(call, SLOW);
        took(call, SLOW);
        took(test(tenant, "chat.example"), QUICK);
        assertThat(places.take(call)).isEmpty();
    }

    @Test
    void aQuickCallOfAnotherPortEndsNoRest() {
        took(call, SLOW);
        took(call, SLOW);
        took(test(tenant, "chat.example", 8443), QUICK);
        took(notice(tenant, "chat.example", 8443), QUICK);
        assertThat(places.take(call)).contains(Failure.RESTING);
    }

    @Test
    void quickTestsBetweenSlowOnesEndNoRestOfTests() {
        took(test(tenant, "hanging.example"), SLOW);
        took(test(tenant, "refusing.example"), QUICK);
        took(test(tenant, "hanging.example"), SLOW);
        assertThat(places.take(test(tenant, "refusing.example"))).contains(Failure.RESTING);
    }

    @Test
    void slowTestsAreForgottenAfterAQuarterOfAnHour() {
        took(test(tenant, "a"), SLOW);
        clock.advance(Duration.ofMinutes(15));
        took(test(tenant, "a"), SLOW);
        assertThat(places.take(test(tenant, "a"))).isEmpty();
    }

    @Test
    void aRestThatBeganWhileTheClockWasAheadIsOver() {
        clock.advance(Duration.ofDays(40));
        took(call, SLOW);
        took(call, SLOW);
        clock.advance(Duration.ofDays(-40));
        assertThat(places.take(call)).isEmpty();
    }
}
