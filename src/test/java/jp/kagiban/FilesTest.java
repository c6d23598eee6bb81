package jp.kagiban;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.kagiban.shared.CrossTenantReason;
import org.junit.jupiter.api.Test;

/** The rules of the house that the files themselves tell. */
class FilesTest {

    private static final Path MAIN = Path.of("src/main/java");
    private static final int LONGEST_TYPE = 350;

    /** Who speaks to the terminal, and why. */
    private static final Map<String, String> PRINTING = Map.of(
            "OperatorCommand.java", "answers whoever typed a command into the server's own shell",
            "Passphrase.java", "asks whoever typed a command for what nobody else may see");

    @Test
    void everyPackageIsNullMarkedAndSaysWhatItIs() throws IOException {
        for (Path folder : packages()) {
            assertThat(folder.resolve("package-info.java")).content().contains("@NullMarked", "/**");
        }
    }

    @Test
    void noFileOfCodeIsLong() throws IOException {
        for (Path file : sources()) {
            assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(LONGEST_TYPE);
        }
    }

    @Test
    void nothingIsLeftToDo() throws IOException {
        assertThat(holding(Pattern.compile("\\b(TODO|FIXME)\\b"))).isEmpty();
    }

    @Test
    void onlyListedClassesPrint() throws IOException {
        assertThat(holding(Pattern.compile("System\\.(out|err)\\b|\\bIO\\.print|printStackTrace")))
                .isSubsetOf(PRINTING.keySet());
    }

    /** The browser compares what a page says of its address with where it stands. */
    @Test
    void addressesChangeInTheirPlaceByTheirClass() throws IOException {
        assertThat(holding(Pattern.compile("getHistory\\(\\)"))).containsExactly("PageAddress.java");
    }

    @Test
    void nothingSleeps() throws IOException {
        assertThat(holding(Pattern.compile("Thread\\.sleep"))).isEmpty();
    }

    /** Decision 15. */
    @Test
    void requestsRunOnPlatformThreads() {
        assertThat(Path.of("src/main/resources/application.properties"))
                .content()
                .contains("spring.threads.virtual.enabled=false");
    }

    @Test
    void everyWayOutsideATenantHasItsReason() throws IOException {
        String source = Files.readString(MAIN.resolve("jp/kagiban/shared/CrossTenantReason.java"));
        for (CrossTenantReason outside : CrossTenantReason.values()) {
            assertThat(source).containsPattern("/\\*\\*[^/]{20,}\\*/\\s+" + outside.name());
        }
    }

    /** The artifact {@code vaadin} brings the commercial parts along; {@code vaadin-core} doesn't. */
    @Test
    void noCommercialPartIsUsed() throws IOException {
        assertThat(Path.of("pom.xml")).content().doesNotContain("<artifactId>vaadin</artifactId>");
    }

    @Test
    void theFrontendFolderIsOursAlone() throws IOException {
        assertThat(Path.of("frontend", "index.html")).doesNotExist();
        assertThat(Path.of("frontend", "generated")).doesNotExist();
        assertThat(Path.of("package.json")).doesNotExist();
        assertThat(Path.of("src/main/frontend")).doesNotExist();
    }

    @Test
    void bothLanguagesHaveTheSameKeys() throws IOException {
        assertThat(keys("ja")).isEqualTo(keys("en"));
    }

    @Test
    void noKeyOfATextIsGivenTwice() throws IOException {
        for (String language : List.of("ja", "en")) {
            assertThat(keyLines(language)).as(language).doesNotHaveDuplicates();
        }
    }

    private static Set<String> keys(String language) throws IOException {
        Properties texts = new Properties();
        try (var reader = Files.newBufferedReader(texts(language))) {
            texts.load(reader);
        }
        return new TreeSet<>(texts.stringPropertyNames());
    }

    private static List<String> keyLines(String language) throws IOException {
        Pattern key = Pattern.compile("^([\\w.-]+)\\s*=");
        return Files.readAllLines(texts(language)).stream()
                .map(key::matcher)
                .filter(Matcher::find)
                .map(line -> line.group(1))
                .toList();
    }

    private static Path texts(String language) {
        return Path.of("src/main/resources/vaadin-i18n/translations_" + language + ".properties");
    }

    @Test
    void thePortalsMemoryIsDumpedIntoNoFileHoweverItIsStarted() throws IOException {
        String closed = "-XX:-HeapDumpOnOutOfMemoryError -XX:-CreateCoredumpOnCrash -XX:+DisableAttachMechanism";
        assertThat(Path.of("kagiban"))
                .content()
                .contains("CLOSED_MEMORY=(" + closed + ")", "ulimit -c 0")
                .contains("exec \"$JAVA_HOME/bin/java\" \"${JVM_OPTIONS[@]}\" \"${CLOSED_MEMORY[@]}\"");
        assertThat(Path.of("deploy/systemd/kagiban")).content().contains(closed);
        assertThat(Path.of("Dockerfile"))
                .content()
                .contains("ENTRYPOINT [\"java\", \"" + closed.replace(" ", "\", \""));
    }

    /** A portal that has no memory left may look healthy, so its supervisor starts another. */
    @Test
    void aPortalWithoutMemoryEndsHoweverItIsStarted() {
        assertThat(List.of("kagiban", "Dockerfile", "deploy/systemd/kagiban"))
                .allSatisfy(file -> assertThat(Path.of(file)).content().contains("-XX:+ExitOnOutOfMemoryError"));
    }

    /** The help's example of another port must also fit the image. */
    @Test
    void noExampleTakesThePortOfTheProbes() {
        assertThat(Path.of("Dockerfile")).content().contains("KAGIBAN_MANAGEMENT_PORT=9081");
        assertThat(Path.of("kagiban")).content().doesNotContain("KAGIBAN_PORT=9081");
    }

    /** Migrations of modules that are merged in any order share one history. */
    @Test
    void noTwoMigrationsHaveTheSameVersion() throws IOException {
        assertThat(files(Path.of("src/main/resources/db/migration"), ".sql").stream()
                        .map(file -> file.getFileName().toString().split("__")[0]))
                .doesNotHaveDuplicates();
    }

    private static List<String> holding(Pattern pattern) throws IOException {
        return sources().stream()
                .filter(file -> pattern.matcher(content(file)).find())
                .map(file -> file.getFileName().toString())
                .toList();
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static Set<Path> packages() throws IOException {
        return new TreeSet<>(sources().stream().map(Path::getParent).toList());
    }

    private static List<Path> sources() throws IOException {
        return files(MAIN, ".java");
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }
}
