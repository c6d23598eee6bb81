package jp.kagiban.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedrawPaceTest {

    private long now = -5;
    private final List<Long> woken = new ArrayList<>();
    private final RedrawPace pace = new RedrawPace(() -> now, woken::add);

    @Test
    void theFirstChangeIsDrawnAtOnce() {
        pace.tell();
        assertThat(woken).containsExactly(0L);
    }

    @Test
    void manyChangesAreDrawnOnce() {
        pace.tell();
        pace.tell();
        pace.tell();
        assertThat(woken).hasSize(1);
    }

    @Test
    void aChangeAfterADrawingWaitsForTheRest() {
        draw(10);
        now += 50;
        pace.tell();
        assertThat(woken).containsExactly(10L * RedrawPace.REST - 50);
    }

    @Test
    void afterTheRestAChangeIsDrawnAtOnce() {
        draw(10);
        now += 10_000;
        pace.tell();
        assertThat(woken).containsExactly(0L);
    }

    @Test
    void aChangeWhileItIsDrawnIsDrawnAfterTheRest() {
        pace.begin();
        pace.tell();
        now += 10;
        assertThat(woken).isEmpty();
        pace.end();
        assertThat(woken).containsExactly(10L * RedrawPace.REST);
    }

    @Test
    void noRestIsLongerThanTheLongest() {
        draw(RedrawPace.LONGEST);
        pace.tell();
        assertThat(woken).containsExactly(RedrawPace.LONGEST);
    }

    private void draw(long nanoseconds) {
        pace.begin();
        now += nanoseconds;
        pace.end();
    }
}
