package jp.kagiban.shell.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThreadSharesTest {

    private final ThreadShares shares = new ThreadShares(ThreadShares.OF_A_PEER);
    private final List<String> begun = new ArrayList<>();

    private boolean begin(String peer, String request) {
        return shares.begin(peer, false, () -> begun.add(request));
    }

    private void fill(String peer) {
        IntStream.range(0, ThreadShares.OF_A_PEER).forEach(i -> begin(peer, "running " + i));
    }

    @Test
    void aPeerWithAllItsThreadsWaitsAndAnotherDoesNot() {
        fill("203.0.113.7");
        assertThat(begin("203.0.113.7", "waits")).isFalse();
        assertThat(begin("198.51.100.9", "runs")).isTrue();
    }

    @Test
    void theRequestThatWaitedLongestBeginsWhenOneEnds() {
        fill("203.0.113.7");
        begin("203.0.113.7", "first");
        begin("203.0.113.7", "second");
        shares.end("203.0.113.7");
        assertThat(begun).containsExactly("first");
    }

    @Test
    void aWakeUpThatIsLostIsMadeUpForAtTheNextEnd() {
        fill("203.0.113.7");
        begin("203.0.113.7", "closed just after its wake-up");
        begin("203.0.113.7", "second");
        begin("203.0.113.7", "third");
        shares.end("203.0.113.7");
        shares.end("203.0.113.7");
        assertThat(begun).contains("second", "third");
    }

    @Test
    void aWokenRequestThatIsOvertakenKeepsItsPlace() {
        fill("203.0.113.7");
        begin("203.0.113.7", "first");
        begin("203.0.113.7", "second");
        shares.end("203.0.113.7");
        begin("203.0.113.7", "newcomer");
        shares.begin("203.0.113.7", true, () -> begun.add("first once more"));
        shares.end("203.0.113.7");
        assertThat(begun).startsWith("first", "first once more");
    }

    @Test
    void oneThatCannotWaitIsRefusedAndLeavesNothingBehind() {
        fill("203.0.113.7");
        assertThat(shares.beginNow("203.0.113.7")).isFalse();
        shares.end("203.0.113.7");
        assertThat(shares.beginNow("203.0.113.7")).isTrue();
    }

    @Test
    void oneWhoseConnectionHasEndedIsPassedOver() {
        fill("203.0.113.7");
        shares.begin("203.0.113.7", false, () -> false);
        begin("203.0.113.7", "second");
        shares.end("203.0.113.7");
        assertThat(begun).containsExactly("second");
    }
}
