package jp.kagiban;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import jp.kagiban.kept.Kept;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * Names in rows, jobs, cookies, files and hashes, against a list that holds no Java name. After a type was renamed, its
 * new name goes into {@link StoredNames}, and the list stays.
 */
@TestInstance(Lifecycle.PER_CLASS)
class StoredNamesTest {

    private static final Path LIST = Path.of("src/test/resources/stored-names.txt");

    /** Enums whose names only addresses, logs and caches hold. */
    private static final Set<String> NEVER_STORED = Set.of(
            "audit.Action$Group", "audit.Verdict$Why", "vault.envelope.KeyLabel", "vault.envelope.NotOpened$Reason");

    /** Callers that draw, and the fake RMS, which stores JSON only. */
    private static final String DRAWS = "(kit|sandbox|shell|styleguide|.*[.]ui)[.].*";

    /** In a dump: constants, and the names of jobs. */
    private static final Pattern STORED =
            Pattern.compile("(?<![A-Za-z0-9])[A-Z][A-Z_]{3,}(?![A-Za-z0-9])|(?<=')[a-z]+(-[a-z]+)+(?=')");

    private final MainClasses main = MainClasses.read();
    private final SortedSet<String> now = new StoredNames(main).all();

    @Test
    void noNameIsGone() throws IOException {
        Set<String> gone = listed();
        gone.removeAll(now);
        assertThat(gone)
                .as(
                        "Rows, jobs, cookies, files or hashes of earlier portals hold these names: removing or changing one breaks"
                                + " them. Keep the stored name. If no data can hold it, take it out of stored-names.txt.")
                .isEmpty();
    }

    /** Accepting adds names and takes none away. */
    @Test
    void eachNameIsListed() throws IOException {
        SortedSet<String> listed = listed();
        if (Boolean.getBoolean("names.accept")) {
            listed.addAll(now);
            write(listed);
        }
        Set<String> fresh = new TreeSet<>(now);
        fresh.removeAll(listed);
        assertThat(fresh)
                .as(
                        "Adding a name is fine; removing or changing one breaks rows that exist. Add these, if they are new:"
                                + " mvn test -Dtest=StoredNamesTest -Dnames.accept=true")
                .isEmpty();
    }

    @Test
    void eachNameInKeptDataIsListed() throws IOException {
        Set<String> listed = listed().stream()
                .flatMap(name -> Stream.of(name.replaceFirst(".*: ", "").split("[=\"]+")))
                .collect(toSet());
        for (Kept kept : Kept.on("mysql")) {
            assertThat(stored(kept))
                    .hasSizeGreaterThan(30)
                    .filteredOn(name -> !listed.contains(name))
                    .isEmpty();
        }
    }

    /** Without the hashes of passwords. */
    private static Set<String> stored(Kept kept) throws IOException {
        try (ZipFile zip = new ZipFile(kept.archive().toFile());
                InputStream dump = zip.getInputStream(zip.getEntry("dump.sql"))) {
            return new String(dump.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> line.matches("INSERT INTO `(?!member`|flyway).*"))
                    .map(line -> line.replaceFirst(".* VALUES ", "").replace("NULL", ""))
                    .flatMap(line -> STORED.matcher(line).results())
                    .map(MatchResult::group)
                    .collect(toSet());
        }
    }

    @Test
    void eachEnumOfARowIsListed() {
        Set<String> found = new TreeSet<>();
        main.repositories()
                .map(one -> (ParameterizedType) one.getGenericInterfaces()[0])
                .forEach(one -> addEnums((Class<?>) one.getActualTypeArguments()[0], found));
        assertThat(found).hasSizeGreaterThan(10);
        assertListed(found);
    }

    @Test
    void eachEnumWhoseNamesAreReadOrWrittenIsListed() {
        Set<String> found = main.enumsOfCalls(Set.of("name", "valueOf"), caller -> !caller.matches(DRAWS));
        assertThat(found).hasSizeGreaterThan(20).containsAll(NEVER_STORED);
        found.removeAll(NEVER_STORED);
        assertListed(found);
    }

    private static void assertListed(Set<String> enums) {
        enums.removeAll(StoredNames.enums());
        assertThat(enums)
                .as("Say in StoredNames where the names of these enums are stored, or list them in NEVER_STORED")
                .isEmpty();
    }

    private static void addEnums(Class<?> type, Set<String> found) {
        if (type.isEnum()) {
            found.add(MainClasses.name(type.getName()));
        } else if (type.isRecord()) {
            Arrays.stream(type.getRecordComponents()).forEach(part -> addEnums(part.getType(), found));
        }
    }

    /** Each name behind its label. */
    private static SortedSet<String> listed() throws IOException {
        return Files.readAllLines(LIST).stream()
                .map(line -> line.split(": ", 2))
                .flatMap(line -> Stream.of(line[1].split(" ")).map(name -> line[0] + ": " + name))
                .collect(toCollection(TreeSet::new));
    }

    private static void write(SortedSet<String> names) throws IOException {
        Map<String, String> groups = names.stream()
                .map(name -> name.split(": ", 2))
                .collect(groupingBy(name -> name[0], TreeMap::new, mapping(name -> name[1], joining(" "))));
        Files.write(
                LIST,
                groups.entrySet().stream()
                        .map(group -> group.getKey() + ": " + group.getValue())
                        .toList());
    }
}
