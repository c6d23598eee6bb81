package jp.kagiban.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OctetLinesTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "é", "店", "👩", "a店👩"})
    void aLineHas75OctetsAtMostAndLosesNothing(String piece) {
        String whole = "SUMMARY:" + piece.repeat(300);
        String folded = OctetLines.fold(whole + "\r\n");
        assertThat(folded.split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(1, 75));
        assertThat(folded.replace("\r\n ", "")).isEqualTo(whole + "\r\n");
    }

    @Test
    void eachLineIsAsLongAsItMayBe() {
        assertThat(OctetLines.fold("a".repeat(150) + "\r\nB\r\n"))
                .isEqualTo("a".repeat(75) + "\r\n " + "a".repeat(74) + "\r\n a\r\nB\r\n");
    }

    @Test
    void noCharacterIsParted() {
        assertThat(OctetLines.fold("x" + "👩".repeat(20) + "\r\n").split("\r\n"))
                .allSatisfy(
                        line -> assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(line))
                                .isTrue());
    }
}
