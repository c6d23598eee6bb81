package jp.kagiban.shell.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpSession;

/** A budget for eight sessions. */
class AnonymousSessionsTest {

    private final AnonymousSessions sessions = new AnonymousSessions(8 * AnonymousSessions.OF_A_SESSION);

    private AnonymousSession from(String client) {
        return AnonymousSession.begin(new MockHttpSession(), sessions, client);
    }

    private List<AnonymousSession> seen(AnonymousSession anonymous) {
        return sessions.seen(anonymous, 0);
    }

    private List<AnonymousSession> comeFrom(String... clients) {
        return List.of(clients).stream().map(this::from).peek(this::seen).toList();
    }

    @Test
    void withinTheBudgetAllStay() {
        assertThat(comeFrom("a", "b", "c", "d", "e", "f", "g", "h")).hasSize(8);
        assertThat(sessions.count()).isEqualTo(8);
    }

    @Test
    void beyondItWhoWasIdleLongestGoes() {
        List<AnonymousSession> there = comeFrom("a", "b", "c", "d", "e", "f", "g", "h");
        seen(there.getFirst());
        assertThat(seen(from("i"))).containsExactly(there.get(1));
        assertThat(sessions.count()).isEqualTo(8);
    }

    @Test
    void aClientWithManySessionsLosesItsOwn() {
        AnonymousSession other = comeFrom("b").getFirst();
        List<AnonymousSession> many = comeFrom("a", "a", "a", "a");
        assertThat(seen(from("a"))).containsExactly(many.getFirst());
        assertThat(seen(other)).isEmpty();
    }

    @Test
    void whoTakesMostGoesBeforeWhoWasIdleLonger() {
        List<AnonymousSession> there = comeFrom("a", "b", "c", "d", "d", "d", "e", "f");
        assertThat(seen(from("g"))).containsExactly(there.get(3));
    }

    @Test
    void whatIsSaidWeighs() {
        List<AnonymousSession> there = comeFrom("a", "b", "c", "d", "e", "f", "g");
        assertThat(sessions.seen(there.get(2), 3 * AnonymousSessions.OF_A_SESSION))
                .containsExactly(there.get(2));
    }

    @Test
    void whoSaysTooMuchGoesAloneAndLeavesNothingBehind() {
        AnonymousSession anonymous = from("a");
        AnonymousSessions roomy = new AnonymousSessions(Long.MAX_VALUE);
        assertThat(roomy.seen(anonymous, AnonymousSessions.MOST_OF_A_SESSION)).isEmpty();
        assertThat(roomy.seen(anonymous, 1)).containsExactly(anonymous);
        assertThat(roomy.count()).isZero();
    }

    @Test
    void aSessionThatEndsMakesRoom() {
        MockHttpSession ending = new MockHttpSession();
        seen(AnonymousSession.begin(ending, sessions, "z"));
        comeFrom("a", "b", "c", "d", "e", "f", "g");
        ending.invalidate();
        assertThat(seen(from("h"))).isEmpty();
    }

    @Test
    void aLoginIsNoStrangerAnyMore() {
        MockHttpSession session = new MockHttpSession();
        seen(AnonymousSession.begin(session, sessions, "a"));
        AnonymousSession.forget(session);
        assertThat(sessions.count()).isZero();
    }

    @Test
    void whoGoesIsEnded() {
        MockHttpSession session = new MockHttpSession();
        AnonymousSession.begin(session, sessions, "a").end();
        assertThat(session.isInvalid()).isTrue();
    }

    @Test
    void aCrowdOfOneAddressIsNeverRefused() {
        List<AnonymousSession> crowd = IntStream.range(0, 2_000)
                .mapToObj(_ -> from("proxy"))
                .peek(this::seen)
                .toList();
        assertThat(sessions.count()).isEqualTo(4);
        assertThat(seen(crowd.getLast())).isEmpty();
    }
}
