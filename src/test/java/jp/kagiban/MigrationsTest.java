package jp.kagiban;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.Test;

/** What has landed is the history of somebody's database: it is never edited, renamed or removed. */
class MigrationsTest {

    private static final Path FOLDER = Path.of("src/main/resources/db");
    private static final Path LIST = Path.of("src/test/resources/migrations.txt");
    private static final SequencedSet<String> MIGRATIONS = migrations();

    @Test
    void whatHasLandedStandsAsItWas() throws IOException {
        List<String> lost =
                landed().stream().filter(line -> !MIGRATIONS.contains(line)).toList();
        assertThat(lost)
                .as("A migration that has landed was edited, renamed or removed: databases that have run it would be"
                        + " refused. Bring it back as it was, and write what has to change as a new migration.")
                .isEmpty();
    }

    @Test
    void eachMigrationIsListed() throws IOException {
        List<String> listed = landed().stream().map(MigrationsTest::file).toList();
        List<String> fresh =
                MIGRATIONS.stream().filter(line -> !listed.contains(file(line))).toList();
        assertThat(fresh)
                .as("A new migration lands with its line at the end of %s. Append:%n%s", LIST, String.join("\n", fresh))
                .isEmpty();
    }

    @Test
    void nothingIsListedTwice() throws IOException {
        assertThat(landed().stream().map(MigrationsTest::file)).doesNotHaveDuplicates();
    }

    private static List<String> landed() throws IOException {
        return Files.readAllLines(LIST).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    private static String file(String line) {
        return line.split(" ")[1];
    }

    /** Version, file and checksum as Flyway sees them, on each database. */
    private static SequencedSet<String> migrations() {
        return Stream.of("h2", "mysql")
                .flatMap(vendor -> Arrays.stream(known("migration", "vendor/" + vendor)))
                .map(MigrationsTest::line)
                .collect(LinkedHashSet::new, LinkedHashSet::add, LinkedHashSet::addAll);
    }

    private static MigrationInfo[] known(String... folders) {
        return Flyway.configure()
                .dataSource("jdbc:h2:mem:", "sa", "")
                .locations(Arrays.stream(folders)
                        .map(folder -> "filesystem:" + FOLDER.resolve(folder))
                        .toArray(String[]::new))
                .load()
                .info()
                .all();
    }

    private static String line(MigrationInfo migration) {
        Path file = FOLDER.toAbsolutePath()
                .relativize(Path.of(migration.getPhysicalLocation()).toAbsolutePath());
        return migration.getVersion() + " " + file + " " + migration.getChecksum();
    }
}
