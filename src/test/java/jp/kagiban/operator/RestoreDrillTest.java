package jp.kagiban.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jp.kagiban.Kagiban;
import jp.kagiban.shared.StartRefused;
import jp.kagiban.storage.DatabaseAddress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.mock.env.MockEnvironment;

/** Refusals of the drill before it opens a database. */
class RestoreDrillTest {

    @TempDir
    Path folder;

    private Path temp;
    private Path seals;
    private Path key;

    @BeforeEach
    void aFolderOfSealsAndAKey() throws IOException {
        temp = Files.createDirectory(folder.resolve("tmp"));
        seals = Files.createDirectory(folder.resolve("seals"));
        Files.writeString(seals.resolve("ledger"), "sums of then");
        key = Files.writeString(folder.resolve("recovery.pem"), "a key");
    }

    private String refused(String url, String... words) {
        Map<String, String> environment = Map.of("TMPDIR", temp.toString(), "KAGIBAN_DB_URL", url);
        Answer answer = new RestoreDrill(Kagiban.class, environment).run(List.of(words));
        assertThat(answer.done()).isFalse();
        assertThat(temp).isEmptyDirectory();
        return answer.text();
    }

    private String refusedSchema(String url, String schema) {
        return refused(url, "--schema", schema, seals.toString(), key.toString());
    }

    @Test
    void onlyASchemaThatIsNamedForTheDrillIsTouched() {
        assertThat(refusedSchema("jdbc:mysql://db.example.jp/kagiban", "kagiban"))
                .contains("must end in _drill");
    }

    @Test
    void itIsTheOneOfTheAddress() {
        assertThat(refusedSchema("jdbc:mysql://db.example.jp/kagiban?dbname=x_drill", "kagiban_drill"))
                .contains("KAGIBAN_DB_URL does not lead to kagiban_drill");
    }

    @Test
    void withoutAnAddressThereIsNoSchema() {
        assertThat(refusedSchema("", "kagiban_drill")).contains("KAGIBAN_DB_URL does not lead to kagiban_drill");
    }

    @Test
    void withoutSealsTheLedgerCouldNotBeCompared() throws IOException {
        Files.delete(seals.resolve("ledger"));
        assertThat(refusedSchema("jdbc:mysql://db.example.jp/kagiban_drill", "kagiban_drill"))
                .startsWith("There are no seals in " + seals);
    }

    @Test
    void aFolderThatIsNoBackupIsRefused() {
        assertThat(refused("", seals.toString(), key.toString())).startsWith("There is no database.zip in " + seals);
    }

    @Test
    void aKeyThatIsNotThereIsRefused() {
        assertThat(refused("", seals.toString(), folder.resolve("nothing").toString()))
                .startsWith("There is no " + folder.resolve("nothing"));
    }

    @Test
    void aSettingThatLeadsToAnotherDatabaseIsRefused() throws IOException {
        Path vault = Files.createDirectory(folder.resolve("vault"));
        packDatabase();
        System.setProperty("spring.datasource.url", "jdbc:mysql://127.0.0.1:1/kagiban");
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        try {
            assertThat(refused("", seals.toString(), vault.toString()))
                    .startsWith("The setting spring.datasource.url leads to another database");
        } finally {
            System.clearProperty("spring.datasource.url");
            // The stopped portal turns logging off for the whole process.
            root.setLevel(before);
        }
    }

    private void packDatabase() throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(seals.resolve(BackupCommand.DATABASE)))) {
            zip.putNextEntry(new ZipEntry("kagiban.mv.db"));
        }
    }

    @Test
    void onlyTheFileOfTheDrillIsOpened() {
        DrillDatabase drill = new DrillDatabase(temp.resolve("data"), null);
        String url = DatabaseAddress.file(temp.resolve("data"));
        drill.check(new MockEnvironment().withProperty("spring.datasource.url", url));
        assertRefused(drill, new MockEnvironment());
        assertRefused(
                drill,
                new MockEnvironment()
                        .withProperty("spring.datasource.url", DatabaseAddress.file(folder.resolve("data"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"spring.datasource.hikari.jdbc-url", "spring.flyway.url", "spring.datasource.jndi-name"})
    void noSettingLeadsPastTheFileOfTheDrill(String detour) {
        assertRefused(
                new DrillDatabase(temp.resolve("data"), null),
                new MockEnvironment()
                        .withProperty("spring.datasource.url", DatabaseAddress.file(temp.resolve("data")))
                        .withProperty(detour, "jdbc:mysql://db.example.jp/kagiban"));
    }

    @Test
    void aSchemaOtherThanTheNamedOneIsNotConnectedTo() {
        assertRefused(
                new DrillDatabase(temp.resolve("data"), "kagiban_drill"),
                new MockEnvironment().withProperty("spring.datasource.url", "jdbc:mysql://127.0.0.1:1/kagiban"));
    }

    private static void assertRefused(DrillDatabase drill, MockEnvironment settings) {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> drill.check(settings))
                .withMessageContaining("leads to another database");
    }

    @Test
    void itIsACommandWhosePathsAreNamedFromHere() {
        assertThat(Commands.known(List.of("vault", "restore-drill", "backup"))).isFalse();
        assertThat(Commands.known(List.of("vault", "restore-drill", "--schema", "backup")))
                .isFalse();
        assertThat(Commands.known(List.of("vault", "restore-drill", "backup", "key")))
                .isTrue();
        assertThat(Commands.withAbsolutePaths(List.of("vault", "restore-drill", "--schema", "x_drill", "seals", "key")))
                .containsExactly(
                        "vault",
                        "restore-drill",
                        "--schema",
                        "x_drill",
                        Path.of("seals").toAbsolutePath().toString(),
                        Path.of("key").toAbsolutePath().toString());
    }
}
