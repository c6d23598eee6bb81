package jp.kagiban.manual.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kagiban.manual.Manual;
import jp.kagiban.manual.Walk;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PicturesTest {

    private static final Pattern END_OF_A_BOX = Pattern.compile(" x='(\\d+)' y='\\d+' width='(\\d+)'");

    static Stream<Picture> pictures() {
        Stream<Picture> whole = IntStream.rangeClosed(1, Manual.STEPS).mapToObj(step -> draw(step, null));
        Stream<Picture> walks = Arrays.stream(Walk.values())
                .flatMap(walk -> walk.steps().stream().map(step -> draw(step, walk)));
        return Stream.concat(whole, walks);
    }

    private static Picture draw(int step, Walk walk) {
        return Pictures.of(step, walk, UnaryOperator.identity());
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void eachHasSomethingMarkedWhoseWordsStandInIt(Picture picture) {
        assertThat(picture.marks()).isNotEmpty();
        assertThat(picture.marks()).allSatisfy(mark -> assertThat(picture.svg()).contains(">" + mark.thing() + "<"));
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void eachMarkHasARingADiscAndItsNumber(Picture picture) {
        List<Integer> numbers = picture.marks().stream().map(Mark::number).toList();
        assertThat(numbers)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, numbers.size()).boxed().toList());
        assertThat(picture.svg().split("kb-draw-ring")).hasSize(numbers.size() + 1);
        assertThat(picture.svg().split("kb-draw-disc")).hasSize(numbers.size() + 1);
        assertThat(numbers).allSatisfy(number -> assertThat(picture.svg()).contains(">" + number + "</text>"));
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void nothingIsDrawnBeyondTheEdge(Picture picture) {
        assertThat(END_OF_A_BOX.matcher(picture.svg()).results())
                .allSatisfy(box -> assertThat(Integer.parseInt(box.group(1)) + Integer.parseInt(box.group(2)))
                        .isLessThanOrEqualTo(Sketch.WIDTH));
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void coloursAreLeftToTheStyleSheet(Picture picture) {
        assertThat(picture.svg()).doesNotContain("style=", "fill=", "stroke=", "#", "<script", "href");
    }
}
