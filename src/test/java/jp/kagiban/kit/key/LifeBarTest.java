package jp.kagiban.kit.key;

import static jp.kagiban.kit.key.LifeBar.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.key.LifeBar.Part;
import jp.kagiban.kit.key.LifeBar.Pattern;
import org.junit.jupiter.api.Test;

class LifeBarTest {

    @Test
    void theLineBeginsAWeekAgoAndHoldsThe90thDay() {
        assertThat(at(-7)).isZero();
        assertThat(at(91)).isEqualTo(100);
        assertThat(at(0)).isBetween(7.1, 7.2);
    }

    @Test
    void aKeyIsPlainThenDottedThenHatched() {
        assertThat(parts(Lives.of("本店").ends(71)))
                .containsExactly(
                        new Part(Pattern.PLAIN, at(-7), at(41)),
                        new Part(Pattern.DOTS, at(41), at(64)),
                        new Part(Pattern.HATCH, at(64), at(72)));
    }

    @Test
    void whatHasGoneByIsPlain() {
        assertThat(parts(Lives.of("本店").ends(22)))
                .containsExactly(
                        new Part(Pattern.PLAIN, at(-7), at(0)),
                        new Part(Pattern.DOTS, at(0), at(15)),
                        new Part(Pattern.HATCH, at(15), at(23)));
    }

    @Test
    void theLastDayStillHasACell() {
        assertThat(parts(Lives.of("本店").ends(0)))
                .containsExactly(new Part(Pattern.PLAIN, at(-7), at(0)), new Part(Pattern.HATCH, at(0), at(1)));
    }

    @Test
    void aKeyOfTodayHasNoPast() {
        assertThat(parts(Lives.of("本店").since(0).ends(3))).containsExactly(new Part(Pattern.HATCH, at(0), at(4)));
    }

    @Test
    void aKeyThatHasEndedIsCrossedUpToToday() {
        assertThat(parts(Lives.of("本店").ends(-1))).containsExactly(new Part(Pattern.CROSS, at(-7), at(0)));
        assertThat(parts(Lives.of("本店").ends(-40))).containsExactly(new Part(Pattern.CROSS, at(-7), at(0)));
    }

    @Test
    void aKeyThatIsRefusedIsCrossedUpToToday() {
        assertThat(parts(Lives.of("本店").ends(22).in(Severity.EXPIRED, "拒否")))
                .containsExactly(new Part(Pattern.CROSS, at(-7), at(0)));
    }

    @Test
    void whatLastsLongerEndsWithTheLine() {
        assertThat(parts(Lives.of("本店").ends(400))).containsExactly(new Part(Pattern.PLAIN, at(-7), at(91)));
        assertThat(parts(Lives.of("本店").ends(110)).getLast()).isEqualTo(new Part(Pattern.DOTS, at(80), at(91)));
    }

    @Test
    void withoutADateTheBarIsEmpty() {
        assertThat(parts(Lives.of("本店").undated())).containsExactly(new Part(Pattern.EMPTY, at(-7), at(91)));
    }

    @Test
    void withoutAKeyThereIsNone() {
        assertThat(parts(Lives.of("本店").withoutKey())).isEmpty();
    }

    @Test
    void aWaitingKeyIsLined() {
        assertThat(next(Lives.of("本店").waits(Lives.TODAY.plusDays(89))))
                .containsExactly(new Part(Pattern.LINES, at(0), at(90)));
        assertThat(next(Lives.of("本店").waits(null))).containsExactly(new Part(Pattern.LINES, at(0), at(91)));
    }

    private static List<Part> parts(Lives life) {
        return LifeBar.of(life.life(), Lives.TODAY);
    }

    private static List<Part> next(Lives life) {
        return LifeBar.of(life.life().next(), Lives.TODAY);
    }
}
