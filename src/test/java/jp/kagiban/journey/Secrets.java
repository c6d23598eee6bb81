package jp.kagiban.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The secrets that were used, and the places where none of them may stand. No message of a failed test bears one. */
final class Secrets {

    private static final List<Charset> WAYS_TO_WRITE =
            List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);

    /** The page as it stands, with what its fields hold and what it keeps in the browser. */
    private static final String ALL_OF_A_PAGE = """
            () => [location.href, document.documentElement.outerHTML, JSON.stringify(localStorage),
                JSON.stringify(sessionStorage)]
                .concat([...document.querySelectorAll('*')].map(part => part.value)
                    .filter(value => typeof value === 'string'))
                .join('\\n')
            """;

    private final Map<String, String> values = new LinkedHashMap<>();

    /** @param name what a failed test calls it */
    String keep(String name, String value) {
        assertThat(value).as(name).hasSizeGreaterThan(10);
        values.put(name, value);
        return value;
    }

    /** @param control what stands there for certain: it shows that the search finds something at all */
    void assertAbsentFromPage(Page page, String control) {
        assertAbsent(page.url(), page.evaluate(ALL_OF_A_PAGE).toString(), control);
    }

    void assertAbsent(String place, String text, String control) {
        assertThat(text.contains(control)).as(place + " is read").isTrue();
        assertThat(values).isNotEmpty();
        values.forEach((name, value) ->
                assertThat(text.contains(value)).as(name + " in " + place).isFalse());
    }

    /** All files but one must hold none; a running portal may just be writing one anew. */
    void assertAbsentFromFolder(Path folder, Path except) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> searched = files.filter(Files::isRegularFile)
                    .filter(file -> !file.equals(except))
                    .toList();
            for (Path file : searched) {
                assertThat(namesIn(file)).as("in " + file).isEmpty();
            }
        }
    }

    /** The names of the secrets that stand in this file in clear. */
    List<String> namesIn(Path file) throws IOException {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        return values.entrySet().stream()
                .filter(secret ->
                        WAYS_TO_WRITE.stream().anyMatch(way -> bytes.contains(written(secret.getValue(), way))))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String written(String value, Charset way) {
        return new String(value.getBytes(way), StandardCharsets.ISO_8859_1);
    }
}
