package jp.kagiban.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import jp.kagiban.shared.StartRefused;
import jp.kagiban.testing.ChosenDatabase;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database is migrated by one set of files, and met by another one at the next start. */
@Tag("database")
class MigrationHistoryTest {

    private static final String SHOP = "V202701010900__shop.sql";
    private static final String ORDER = "V202701020900__order.sql";
    private static final String NOTICE = "V202701030900__notice.sql";
    private static final String UNKNOWN = "This database has the migration %s, which this Kagiban doesn't know.";
    private static final String CHANGED =
            "The migration %s of this database is another than the one that this Kagiban has.";

    @TempDir
    Path files;

    private final Map<String, String> database = ChosenDatabase.fresh();

    @BeforeEach
    void twoHaveLanded() throws IOException {
        write(SHOP, "CREATE TABLE shop_a (id INT)");
        write(ORDER, "CREATE TABLE order_a (id INT)");
    }

    private void write(String name, String sql) throws IOException {
        Files.writeString(files.resolve(name), sql + ";\n");
    }

    private void rename(String from, String to) throws IOException {
        Files.move(files.resolve(from), files.resolve(to));
    }

    private void start() {
        MigrationHistory history = new MigrationHistory();
        FluentConfiguration flyway = Flyway.configure()
                .dataSource(database.get("spring.datasource.url"), database.get("spring.datasource.username"), "")
                .locations("filesystem:" + files)
                .outOfOrder(true);
        history.customize(flyway);
        history.migrate(flyway.load());
    }

    private void assertRefused(String sentence, String... whatToDo) {
        assertThatThrownBy(this::start).isInstanceOfSatisfying(StartRefused.class, refused -> {
            assertThat(refused).hasMessage(sentence);
            assertThat(refused.action()).contains(whatToDo);
        });
    }

    @Test
    void theSameFilesGoOn() throws IOException {
        start();
        write(NOTICE, "CREATE TABLE notice_a (id INT)");
        assertThatCode(this::start).doesNotThrowAnyException();
    }

    @Test
    void aLaterFileMayHaveAnEarlierVersion() throws IOException {
        start();
        write("V202701011200__mail.sql", "CREATE TABLE mail_a (id INT)");
        assertThatCode(this::start).doesNotThrowAnyException();
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
        assertThatThrownBy(this::start).isNotInstanceOf(StartRefused.class);
        assertRefused("The migration 202701030900 (notice) of this database has broken off.", "backup");
    }

    @Test
    void tablesOfSomethingElseAreLeftAlone() throws SQLException {
        try (Connection other = DriverManager.getConnection(
                database.get("spring.datasource.url"), database.get("spring.datasource.username"), "")) {
            other.createStatement().execute("CREATE TABLE blog (id INT)");
        }
        assertRefused("This database has tables that no Kagiban made.", "empty schema");
    }
}
