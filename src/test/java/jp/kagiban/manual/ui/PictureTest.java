package jp.kagiban.manual.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kagiban.manual.Manual;
import jp.kagiban.manual.Walk;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureTest {

    private static final int WIDTH = 400;
    private static final Path FILES = Path.of("src/main/resources/manual");
    private static final Pattern END_OF_A_BOX = Pattern.compile(" x=\"(\\d+)\" y=\"\\d+\" width=\"(\\d+)\"");

    static Stream<Picture> pictures() {
        return Stream.of(Locale.JAPANESE, Locale.ENGLISH).flatMap(PictureTest::pictures);
    }

    private static Stream<Picture> pictures(Locale language) {
        Stream<Picture> whole =
                IntStream.rangeClosed(1, Manual.STEPS).mapToObj(step -> Picture.of(step, null, language));
        Stream<Picture> walks = Arrays.stream(Walk.values())
                .flatMap(walk -> walk.steps().stream().map(step -> Picture.of(step, walk, language)));
        return Stream.concat(whole, walks);
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
        List<Integer> numbers =
                picture.marks().stream().map(Picture.Mark::number).toList();
        assertThat(picture.svg().split("kb-draw-ring")).hasSize(numbers.size() + 1);
        assertThat(picture.svg().split("kb-draw-disc")).hasSize(numbers.size() + 1);
        assertThat(Jsoup.parse(picture.svg()).select(".kb-draw-number").eachText())
                .containsExactlyElementsOf(numbers.stream().map(String::valueOf).toList());
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void nothingIsDrawnBeyondTheEdge(Picture picture) {
        assertThat(END_OF_A_BOX.matcher(picture.svg()).results())
                .isNotEmpty()
                .allSatisfy(box -> assertThat(Integer.parseInt(box.group(1)) + Integer.parseInt(box.group(2)))
                        .isLessThanOrEqualTo(WIDTH));
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void coloursAreLeftToTheStyleSheet(Picture picture) {
        assertThat(picture.svg()).doesNotContain("style=", "fill=", "stroke=", "#", "<script", "href");
    }

    /** The portal's screens say in their pictures what they say on the screen. */
    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void theWordsOfThePortalsScreensAreThoseOfTheTranslationFiles(String language) throws IOException {
        Properties words = new Properties();
        try (Reader file = Files.newBufferedReader(
                Path.of("src/main/resources/vaadin-i18n/translations_" + language + ".properties"))) {
            words.load(file);
        }
        assertThat(pictures(Locale.of(language))
                        .filter(picture -> !picture.owner().equals("RMS"))
                        .flatMap(picture -> Jsoup.parse(picture.svg()).select("text[data-key]").stream()))
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text.wholeText()).isEqualTo(words.getProperty(text.attr("data-key"))));
    }

    @Test
    void eachFileIsThePictureOfSomeStep() throws IOException {
        List<String> used = pictures().map(Picture::svg).distinct().toList();
        try (Stream<Path> files = Files.list(FILES)) {
            for (Path file : files.toList()) {
                assertThat(used).contains(Files.readString(file));
            }
        }
    }
}
