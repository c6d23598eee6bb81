package jp.kagiban.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpSession;

/** A budget for eight sessions. */
class StrangersTest {

    private final Strangers strangers = new Strangers(8 * Strangers.OF_A_SESSION);

    private Stranger from(String client) {
        return Stranger.begin(new MockHttpSession(), strangers, client);
    }

    private List<Stranger> seen(Stranger stranger) {
        return strangers.seen(stranger, 0);
    }

    private List<Stranger> comeFrom(String... clients) {
        return List.of(clients).stream().map(this::from).peek(this::seen).toList();
    }

    @Test
    void withinTheBudgetAllStay() {
        assertThat(comeFrom("a", "b", "c", "d", "e", "f", "g", "h")).hasSize(8);
        assertThat(strangers.count()).isEqualTo(8);
    }

    @Test
    void beyondItWhoWasIdleLongestGoes() {
        List<Stranger> there = comeFrom("a", "b", "c", "d", "e", "f", "g", "h");
        seen(there.getFirst());
        assertThat(seen(from("i"))).containsExactly(there.get(1));
        assertThat(strangers.count()).isEqualTo(8);
    }

    @Test
    void aClientWithManySessionsLosesItsOwn() {
        Stranger other = comeFrom("b").getFirst();
        List<Stranger> many = comeFrom("a", "a", "a", "a");
        assertThat(seen(from("a"))).containsExactly(many.getFirst());
        assertThat(seen(other)).isEmpty();
    }

    @Test
    void whoTakesMostGoesBeforeWhoWasIdleLonger() {
        List<Stranger> there = comeFrom("a", "b", "c", "d", "d", "d", "e", "f");
        assertThat(seen(from("g"))).containsExactly(there.get(3));
    }

    @Test
    void whatIsSaidWeighs() {
        List<Stranger> there = comeFrom("a", "b", "c", "d", "e", "f", "g");
        assertThat(strangers.seen(there.get(2), 3 * Strangers.OF_A_SESSION)).containsExactly(there.get(2));
    }

    @Test
    void whoSaysTooMuchGoesAloneAndLeavesNothingBehind() {
        Stranger stranger = from("a");
        Strangers roomy = new Strangers(Long.MAX_VALUE);
        assertThat(roomy.seen(stranger, Strangers.MOST_OF_A_SESSION)).isEmpty();
        assertThat(roomy.seen(stranger, 1)).containsExactly(stranger);
        assertThat(roomy.count()).isZero();
    }

    @Test
    void aSessionThatEndsMakesRoom() {
        MockHttpSession ending = new MockHttpSession();
        seen(Stranger.begin(ending, strangers, "z"));
        comeFrom("a", "b", "c", "d", "e", "f", "g");
        ending.invalidate();
        assertThat(seen(from("h"))).isEmpty();
    }

    @Test
    void aLoginIsNoStrangerAnyMore() {
        MockHttpSession session = new MockHttpSession();
        seen(Stranger.begin(session, strangers, "a"));
        Stranger.forget(session);
        assertThat(strangers.count()).isZero();
    }

    @Test
    void whoGoesIsEnded() {
        MockHttpSession session = new MockHttpSession();
        Stranger.begin(session, strangers, "a").end();
        assertThat(session.isInvalid()).isTrue();
    }

    @Test
    void aCrowdOfOneAddressIsNeverRefused() {
        List<Stranger> crowd = IntStream.range(0, 2_000)
                .mapToObj(_ -> from("proxy"))
                .peek(this::seen)
                .toList();
        assertThat(strangers.count()).isEqualTo(4);
        assertThat(seen(crowd.getLast())).isEmpty();
    }
}
