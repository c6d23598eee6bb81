package jp.kagiban.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowValuesTest {

    private static RowValues of(Integer... rows) {
        return RowValues.of(List.of(rows), row -> List.of(row, "r" + row));
    }

    @Test
    void eachRowHasItsMarksAndItsValues() {
        assertThat(of(1, 2).marks()).isEqualTo("(?, ?), (?, ?)");
        assertThat(of(1, 2).parameters()).containsExactly(1, "r1", 2, "r2");
    }

    @Test
    void theLastRowFillsUpToAPowerOfTwo() {
        assertThat(of(1, 2, 3).parameters()).containsExactly(1, "r1", 2, "r2", 3, "r3", 3, "r3");
    }

    @Test
    void aRowThatDoesNothingFillsUpWhereNoneMayBeRepeated() {
        RowValues filled = RowValues.of(List.of(1, 2, 3), 0, row -> List.of(row));
        assertThat(filled.parameters()).containsExactly(1, 2, 3, 0);
        assertThat(filled.marks()).isEqualTo("(?), (?), (?), (?)");
    }

    @Test
    void aHundredLengthsMakeFewTexts() {
        assertThat(IntStream.rangeClosed(1, 100)
                        .mapToObj(rows -> of(IntStream.range(0, rows).boxed().toArray(Integer[]::new))
                                .marks())
                        .distinct())
                .hasSize(8);
    }
}
