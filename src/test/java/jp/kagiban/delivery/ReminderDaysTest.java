package jp.kagiban.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReminderDaysTest {

    @ParameterizedTest
    @CsvSource({"30,30", "29,30", "14,14", "8,14", "7,7", "2,3", "1,1", "0,0", "-1,-1", "-6,-1", "-7,-7", "-60,-7"})
    void theLatestThatHasComeCounts(long daysLeft, int reminder) {
        assertThat(ReminderDays.USUAL.reached(daysLeft)).contains(reminder);
    }

    @Test
    void beforeTheFirstNothingIsTold() {
        assertThat(ReminderDays.USUAL.reached(31)).isEmpty();
        assertThat(new ReminderDays(List.of()).reached(-9)).isEmpty();
    }

    @Test
    void twoMonthsAfterTheEndNothingIsToldAnyMore() {
        assertThat(ReminderDays.USUAL.reached(-61)).isEmpty();
    }

    @Test
    void theyAreTypedInAnyOrderAndWidthOfComma() {
        assertThat(ReminderDays.read(" 0、７,30 14", "7 1").orElseThrow().days()).containsExactly(30, 14, 7, 0, -1, -7);
    }

    @Test
    void theyAreShownAsTheyAreTyped() {
        ReminderDays usual = ReminderDays.USUAL;
        assertThat(usual.before()).isEqualTo("30, 14, 7, 3, 1, 0");
        assertThat(usual.after()).isEqualTo("1, 7");
        assertThat(ReminderDays.read(usual.before(), usual.after())).contains(usual);
    }

    @Test
    void theyComeBackAsTheyWereStored() {
        assertThat(ReminderDays.ofStored(ReminderDays.USUAL.stored())).isEqualTo(ReminderDays.USUAL);
        assertThat(ReminderDays.ofStored("").days()).isEmpty();
    }

    @Test
    void whatIsNoDayIsNamed() {
        assertThat(ReminderDays.unusable("30, 31, x, -1, 7日, 1.5", 0)).containsExactly("31", "x", "-1", "7日", "1.5");
        assertThat(ReminderDays.unusable("0 7", 1)).containsExactly("0");
    }

    @Test
    void tooManyAreRefused() {
        List<Integer> many = IntStream.rangeClosed(0, ReminderDays.MOST).boxed().toList();
        assertThatIllegalArgumentException().isThrownBy(() -> new ReminderDays(many));
    }
}
