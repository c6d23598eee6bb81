package jp.kagiban.shell.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.dependency.StyleSheet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StyleSheetsTest {

    private static final Path PAGES = Path.of("src/main/resources/pages");
    private static final Pattern LINKED = Pattern.compile("CONTEXT/(css/[a-z-]+\\.css)");

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern STARTS_WITH_A_SELECTOR = Pattern.compile("[@:.\\w*\\[].*", Pattern.DOTALL);

    /** Those of every page, in their order. */
    private static List<String> named() {
        return Arrays.stream(AppShell.class.getAnnotationsByType(StyleSheet.class))
                .map(StyleSheet::value)
                .filter(sheet -> sheet.startsWith("css/"))
                .toList();
    }

    @Test
    void everySheetIsOnEveryPageOnce() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("frontend/css"))) {
            assertThat(named())
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> "css/" + file.getFileName()).toList());
        }
    }

    /** They go by what a browser keeps: an imported one would have no address of its own by its content. */
    @Test
    void noSheetImportsAnother() throws IOException {
        for (String sheet : named()) {
            assertThat(Path.of("frontend", sheet)).content().doesNotContain("@import");
        }
    }

    /** Half a rule would take the first of the next sheet along. */
    @Test
    void everySheetEndsWithAWholeRule() throws IOException {
        for (String sheet : named()) {
            String text = COMMENT.matcher(Files.readString(Path.of("frontend", sheet)))
                    .replaceAll("")
                    .strip();
            assertThat(text).as(sheet).endsWith("}").matches(STARTS_WITH_A_SELECTOR);
        }
    }

    @Test
    void plainPagesTakeSheetsThatAreThereInTheSameOrder() throws IOException {
        String text = Files.readString(PAGES.resolve("head.html"));
        List<String> linked = LINKED.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
        assertThat(named()).containsSubsequence(linked);
        assertThat(linked).contains("css/roles.css", "css/frame.css");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "outage",
                "form-too-long",
                "unsubscribe",
                "unsubscribed",
                "unsubscribe-over",
                "unsubscribe-weekly",
                "unsubscribed-weekly"
            })
    void eachPlainPageHasThem(String page) throws IOException {
        assertThat(PAGES.resolve(page + ".html")).content().containsOnlyOnce("HEAD");
    }
}
