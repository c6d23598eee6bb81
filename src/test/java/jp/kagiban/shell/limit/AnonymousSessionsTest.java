package jp.kagiban.shell.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpSession;

/** A limit of 32 sessions, and a client of eight is large. */
class AnonymousSessionsTest {

    private static final int MOST = 32;
    private static final String VISITOR = "203.0.113.7";
    private static final String LARGE = "198.51.100.9";

    private final AnonymousSessions sessions = new AnonymousSessions(MOST * AnonymousSessions.OF_A_SESSION);

    private AnonymousSession from(String address) {
        return AnonymousSession.begin(new MockHttpSession(), sessions, address);
    }

    private List<AnonymousSession> seen(AnonymousSession anonymous) {
        return sessions.seen(anonymous, 0);
    }

    private List<AnonymousSession> comeFrom(int count, IntFunction<String> address) {
        return IntStream.range(0, count)
                .mapToObj(i -> from(address.apply(i)))
                .peek(this::seen)
                .toList();
    }

    private static String oneNetwork(int client) {
        return "2001:db8:1:" + Integer.toHexString(client) + "::1";
    }

    private static String manyNetworks(int client) {
        return "10.0." + client + ".1";
    }

    @Test
    void allStayWithinTheLimit() {
        assertThat(comeFrom(MOST, AnonymousSessionsTest::manyNetworks)).hasSize(MOST);
        assertThat(sessions.count()).isEqualTo(MOST);
    }

    @Test
    void theIdlestOfManySmallNetworksEnds() {
        List<AnonymousSession> there = comeFrom(MOST, AnonymousSessionsTest::manyNetworks);
        seen(there.getFirst());
        assertThat(seen(from(VISITOR))).containsExactly(there.get(1));
        assertThat(sessions.count()).isEqualTo(MOST);
    }

    @Test
    void aSmallClientThatIsUsingAPageKeepsIt() {
        AnonymousSession visitor = from(VISITOR);
        sessions.seen(visitor, AnonymousSessions.OF_A_PAGE);
        List<AnonymousSession> there = comeFrom(MOST - 3, AnonymousSessionsTest::manyNetworks);
        seen(visitor);
        assertThat(seen(from(manyNetworks(MOST)))).containsExactly(there.getFirst());
    }

    @Test
    void aNetworkOfManyClientsLosesItsOwn() {
        AnonymousSession visitor = from(VISITOR);
        sessions.seen(visitor, AnonymousSessions.OF_A_PAGE + AnonymousSessions.OF_A_CHANNEL);
        List<AnonymousSession> flood = comeFrom(1_000, AnonymousSessionsTest::oneNetwork);
        assertThat(seen(visitor)).isEmpty();
        assertThat(seen(from("192.0.2.5"))).containsExactly(flood.get(flood.size() - sessions.count() + 1));
    }

    @Test
    void aLargeClientLosesItsOwnBeforeItsNetwork() {
        List<AnonymousSession> neighbours = comeFrom(7, i -> "198.51.100.2" + i);
        List<AnonymousSession> large = comeFrom(10, _ -> LARGE);
        comeFrom(MOST - 17, AnonymousSessionsTest::manyNetworks);
        assertThat(seen(from(VISITOR))).containsExactly(large.getFirst());
        assertThat(neighbours).allMatch(neighbour -> seen(neighbour).isEmpty());
    }

    @Test
    void aClientHasAtMostHalf() {
        List<AnonymousSession> many = comeFrom(MOST / 2, _ -> LARGE);
        assertThat(seen(from(LARGE))).containsExactly(many.getFirst());
        assertThat(seen(from(VISITOR))).isEmpty();
    }

    @Test
    void messagesMakeAClientLarge() {
        List<AnonymousSession> there = comeFrom(MOST - 4, AnonymousSessionsTest::manyNetworks);
        assertThat(sessions.seen(there.get(2), 8 * AnonymousSessions.OF_A_SESSION))
                .containsExactly(there.get(2));
    }

    @Test
    void aSessionThatIsTooLargeEndsAloneAndLeavesNothingBehind() {
        AnonymousSession anonymous = from(VISITOR);
        AnonymousSessions roomy = new AnonymousSessions(Long.MAX_VALUE);
        assertThat(roomy.seen(anonymous, AnonymousSessions.MOST_OF_A_SESSION)).isEmpty();
        assertThat(roomy.seen(anonymous, 1)).containsExactly(anonymous);
        assertThat(roomy.count()).isZero();
    }

    @Test
    void aSessionThatEndsMakesRoom() {
        MockHttpSession ending = new MockHttpSession();
        seen(AnonymousSession.begin(ending, sessions, VISITOR));
        comeFrom(MOST - 1, AnonymousSessionsTest::manyNetworks);
        ending.invalidate();
        assertThat(seen(from(VISITOR))).isEmpty();
    }

    @Test
    void aLoginIsNotCounted() {
        MockHttpSession session = new MockHttpSession();
        seen(AnonymousSession.begin(session, sessions, VISITOR));
        AnonymousSession.forget(session);
        assertThat(sessions.count()).isZero();
    }

    @Test
    void anEndedSessionIsInvalid() {
        MockHttpSession session = new MockHttpSession();
        AnonymousSession.begin(session, sessions, VISITOR).end();
        assertThat(session.isInvalid()).isTrue();
    }

    @Test
    void aCrowdBehindOneAddressIsNeverRefused() {
        List<AnonymousSession> crowd = comeFrom(2_000, _ -> "proxy");
        assertThat(sessions.count()).isEqualTo(MOST / 2);
        assertThat(seen(crowd.getLast())).isEmpty();
    }
}
