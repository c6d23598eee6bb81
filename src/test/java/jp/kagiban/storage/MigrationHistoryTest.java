package jp.kagiban.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.kagiban.shared.StartRefused;
import jp.kagiban.shared.Version;
import jp.kagiban.testing.ChosenDatabase;
import jp.kagiban.testing.SettableClock;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A database is migrated by one set of files, and met by another one at the next start. */
@Tag("database")
class MigrationHistoryTest {

    private static final String SHOP = "V202701010900__shop.sql";
    private static final String ORDER = "V202701020900__order.sql";
    private static final String NOTICE = "V202701030900__notice.sql";
    private static final String UNKNOWN = "This database has the migration %s, which this Kagiban doesn't know.";
    private static final String CHANGED =
            "The migration %s of this database is another than the one that this Kagiban has.";

    private static final Path MIGRATED_BY =
            Path.of("src/main/resources/db/migration/storage/V202611301035__migrated_by.sql");

    @TempDir
    Path files;

    private final Map<String, String> database = ChosenDatabase.fresh();

    @BeforeEach
    void twoHaveLanded() throws IOException {
        write(SHOP, "CREATE TABLE shop_a (id INT)");
        write(ORDER, "CREATE TABLE order_a (id INT)");
    }

    private void write(String name, String sql) throws IOException {
        Files.writeString(files.resolve(name), sql.strip().replaceFirst(";$", "") + ";\n");
    }

    private void rename(String from, String to) throws IOException {
        Files.move(files.resolve(from), files.resolve(to));
    }

    static MigrationHistory history(StartCheck... checks) {
        return new MigrationHistory(new DatabaseFile(new DataSourceProperties()), new SettableClock(), List.of(checks));
    }

    private void start(StartCheck... checks) {
        MigrationHistory history = history(checks);
        FluentConfiguration flyway = Flyway.configure()
                .dataSource(database.get("spring.datasource.url"), database.get("spring.datasource.username"), "")
                .locations("filesystem:" + files)
                .outOfOrder(true);
        history.customize(flyway);
        history.migrate(flyway.load());
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                database.get("spring.datasource.url"), database.get("spring.datasource.username"), "");
    }

    private Set<String> tables() throws SQLException {
        try (Connection connection = connect()) {
            return new MigratedBy(new SingleConnectionDataSource(connection, true), "none").allTables();
        }
    }

    private void assertRefused(String sentence, String... whatToDo) {
        assertThatThrownBy(() -> start()).isInstanceOfSatisfying(StartRefused.class, refused -> {
            assertThat(refused).hasMessage(sentence);
            assertThat(refused.action()).contains(whatToDo);
        });
    }

    @Test
    void theSameFilesGoOn() throws IOException {
        start();
        write(NOTICE, "CREATE TABLE notice_a (id INT)");
        assertThatCode(() -> start()).doesNotThrowAnyException();
    }

    @Test
    void aLaterFileMayHaveAnEarlierVersion() throws IOException {
        start();
        write("V202701011200__mail.sql", "CREATE TABLE mail_a (id INT)");
        assertThatCode(() -> start()).doesNotThrowAnyException();
    }

    @Test
    void anEditedMigrationIsNamed() throws IOException {
        start();
        write(ORDER, "CREATE TABLE order_a (id BIGINT)");
        assertRefused(CHANGED.formatted("202701020900 (order)"), "Start the Kagiban that made the database");
    }

    @Test
    void aMigrationWithAnotherNameIsNamed() throws IOException {
        start();
        rename(SHOP, "V202701010900__shops.sql");
        assertRefused(CHANGED.formatted("202701010900 (shop)"), "KAGIBAN_DATA_DIR", "KAGIBAN_DB_URL");
    }

    @Test
    void aMigrationWithAnotherVersionIsNamed() throws IOException {
        start();
        rename(SHOP, "V202701010901__shop.sql");
        assertRefused(UNKNOWN.formatted("202701010900 (shop)"), "KAGIBAN_DATA_DIR", "KAGIBAN_DB_URL");
    }

    @Test
    void aDatabaseOfANewerKagibanIsRefused() throws IOException {
        write(NOTICE, "CREATE TABLE notice_a (id INT)");
        start();
        Files.delete(files.resolve(NOTICE));
        assertRefused(UNKNOWN.formatted("202701030900 (notice)"), "Start the Kagiban that ran with it last");
    }

    @Test
    void ofManyTheFirstOneIsNamed() throws IOException {
        write(NOTICE, "CREATE TABLE notice_a (id INT)");
        start();
        Files.delete(files.resolve(NOTICE));
        write(ORDER, "CREATE TABLE order_a (id BIGINT)");
        rename(SHOP, "V202701010901__shop.sql");
        assertRefused(UNKNOWN.formatted("202701010900 (shop)"), "KAGIBAN_DATA_DIR");
    }

    @Test
    void aMigrationThatBrokeOffIsNamed() throws IOException {
        write(NOTICE, "CREATE TABLE notice_a (id INT); INSERT INTO nowhere VALUES (1)");
        assertThatThrownBy(() -> start()).isNotInstanceOf(StartRefused.class);
        assertRefused("The migration 202701030900 (notice) of this database has broken off.", "backup");
    }

    @Test
    void tablesOfSomethingElseAreLeftAlone() throws SQLException {
        try (Connection other = connect()) {
            other.createStatement().execute("CREATE TABLE blog (id INT)");
        }
        assertRefused("This database has tables that no Kagiban made.", "empty schema");
    }

    @Test
    void theVersionThatIsNeededIsNamed() throws IOException, SQLException {
        write("V202701010800__migrated_by.sql", Files.readString(MIGRATED_BY));
        start();
        write(NOTICE, "CREATE TABLE notice_a (id INT)");
        start();
        try (Connection newer = connect()) {
            newer.createStatement()
                    .execute(
                            "UPDATE migrated_by SET version = '0.9.1', commit_id = '0123abcd'"
                                    + " WHERE migrations = (SELECT n FROM (SELECT MAX(migrations) AS n FROM migrated_by) newest)");
        }
        Files.delete(files.resolve(NOTICE));
        assertRefused(
                UNKNOWN.formatted("202701030900 (notice)") + " It needs Kagiban 0.9.1 (commit 0123abcd) or newer;"
                        + " this one is " + Version.own() + ".",
                "Start the Kagiban that ran with it last");
    }

    @Test
    void aVersionIsNotedOnceForWhatItHasMigrated() throws IOException, SQLException {
        write("V202701010800__migrated_by.sql", Files.readString(MIGRATED_BY));
        start();
        start();
        try (Connection connection = connect();
                ResultSet noted = connection.createStatement().executeQuery("SELECT version FROM migrated_by")) {
            assertThat(noted.next()).isTrue();
            assertThat(noted.getString(1)).isEqualTo(Version.own().number());
            assertThat(noted.next()).isFalse();
        }
    }

    @Test
    void aCheckThatDoesNotPassLeavesTheSchemaEmpty() throws SQLException {
        assertThatThrownBy(() -> start((_, _) -> {
                    throw new StartRefused("The keystore is missing.", "Bring it back.");
                }))
                .hasMessage("The keystore is missing.");
        assertThat(tables()).isEmpty();
    }

    /** A newer schema may be unlike the one that a check knows. */
    @Test
    void theHistoryGoesBeforeACheckThatDoesNotPass() throws IOException {
        start();
        Files.delete(files.resolve(ORDER));
        assertThatThrownBy(() -> start((_, _) -> {
                    throw new IllegalStateException("No such column");
                }))
                .hasMessage(UNKNOWN.formatted("202701020900 (order)"));
    }

    @Test
    void aCheckSeesTheTablesOfAnEarlierKagiban() {
        start((_, tables) -> assertThat(tables).isEmpty());
        start((_, tables) -> assertThat(tables).contains("shop_a", "order_a"));
    }
}
