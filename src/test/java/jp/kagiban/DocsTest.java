package jp.kagiban;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The pages beside the code lead to what is there, and name what is there. */
class DocsTest {

    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#\\s]*)(?:#([^)\\s]*))?\\)");
    private static final Pattern HEADING = Pattern.compile("^#+ +(.*)$", Pattern.MULTILINE);
    private static final Pattern TYPE = Pattern.compile("`((?:[a-z]+/)+[A-Z][a-z]\\w*)`");
    private static final Pattern TEST = Pattern.compile("\\b([A-Z][a-z]\\w*(?:Test|IT))\\b(?:#(\\w+))?");

    private static final List<Path> SOURCES = files("src", 99, ".java");

    @Test
    void everyLinkLeadsSomewhere() {
        assertThat(inPages(LINK).filter(link -> !isThere(link)).map(Found::toString))
                .isEmpty();
    }

    @Test
    void everyNamedTypeIsThere() {
        assertThat(inPages(TYPE)
                        .filter(type ->
                                sources("jp/kagiban/" + type.part(1)).findAny().isEmpty())
                        .map(Found::toString))
                .isEmpty();
    }

    @Test
    void everyNamedTestIsThere() {
        assertThat(inPages(TEST).filter(test -> !isWritten(test)).map(Found::toString))
                .isEmpty();
    }

    @Test
    void theHostOfTheCodeRunsWhatCiRuns() {
        assertThat(Path.of(".github/workflows/ci.yml")).content().contains("run: bash .ci/run\n");
    }

    /** A form or a workflow that can't be read is left out by the host without a word. */
    @Test
    void whatTheHostReadsIsWellFormed() {
        assertThat(Stream.of(files(".github", 9, ".yml"), files(".devcontainer", 9, ".json"))
                        .flatMap(List::stream)
                        .map(file -> (Object) new Yaml().load(text(file))))
                .hasSizeGreaterThan(4)
                .hasOnlyElementsOfType(Map.class);
    }

    @Test
    void headingsAreLinkedToAsHostsOfCodeDo() {
        assertThat(Stream.of("Where to find things", "The vault's `Envelope`, sealed", "ASVS 5.0, level 2")
                        .map(DocsTest::anchor))
                .containsExactly("where-to-find-things", "the-vaults-envelope-sealed", "asvs-50-level-2");
    }

    private record Found(Path page, MatchResult match) {

        String part(int group) {
            return match.group(group) == null ? "" : match.group(group);
        }

        @Override
        public String toString() {
            return page + ": " + match.group();
        }
    }

    private static boolean isThere(Found link) {
        Path target = link.part(1).isEmpty()
                ? link.page()
                : link.page().resolveSibling(link.part(1)).normalize();
        boolean anchored = link.part(2).isEmpty()
                || (Files.exists(target) && anchors(target).contains(link.part(2)));
        return Files.exists(target) && anchored;
    }

    private static List<String> anchors(Path page) {
        return HEADING.matcher(text(page))
                .results()
                .map(found -> anchor(found.group(1)))
                .toList();
    }

    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    private static boolean isWritten(Found test) {
        return sources("/" + test.part(1))
                .anyMatch(file -> test.part(2).isEmpty() || text(file).contains(" " + test.part(2) + "("));
    }

    private static Stream<Path> sources(String name) {
        return SOURCES.stream()
                .filter(file -> file.toString().replace('\\', '/').endsWith(name + ".java"));
    }

    private static Stream<Found> inPages(Pattern pattern) {
        return pages().flatMap(page -> pattern.matcher(text(page)).results().map(match -> new Found(page, match)));
    }

    private static Stream<Path> pages() {
        return Stream.of(files("", 1, ".md"), files("docs", 9, ".md"), files(".github", 9, ".md"))
                .flatMap(List::stream);
    }

    private static List<Path> files(String folder, int depth, String ending) {
        try (Stream<Path> all = Files.walk(Path.of(folder), depth)) {
            return all.filter(file -> file.toString().endsWith(ending)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
