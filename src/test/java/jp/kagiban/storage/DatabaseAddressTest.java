package jp.kagiban.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import jp.kagiban.shared.Settings;
import jp.kagiban.shared.StartRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

class DatabaseAddressTest {

    @TempDir
    Path folder;

    private String url() {
        return url("");
    }

    private String url(String given) {
        return url(given, "");
    }

    private String url(String given, String tls) {
        MockEnvironment environment = new MockEnvironment()
                .withProperty("kagiban.data-dir", folder.toString())
                .withProperty("kagiban.db.url", given)
                .withProperty("kagiban.db.tls", tls);
        new DatabaseAddress().postProcessEnvironment(environment, new SpringApplication());
        return environment.getProperty("spring.datasource.url", "");
    }

    @Test
    void aCommitIsOnDiskWhenItIsAcknowledged() {
        assertThat(url()).startsWith("jdbc:h2:async:" + folder).contains(";WRITE_DELAY=0;");
    }

    @Test
    void aReaderThatIsInterruptedClosesTheDatabaseUnderNobody() throws Exception {
        try (Connection writer = DriverManager.getConnection(url())) {
            writer.createStatement().execute("CREATE TABLE t (id INT PRIMARY KEY, text VARCHAR(100000))");
            for (int i = 0; i < 60; i++) {
                writer.createStatement().execute("INSERT INTO t VALUES (" + i + ", SPACE(90000))");
            }
            for (int i = 0; i < 40; i++) {
                Thread reader = Thread.ofVirtual().start(this::readAll);
                reader.interrupt();
                reader.join();
                assertThat(writer.createStatement().executeUpdate("UPDATE t SET text = '' WHERE id = " + i))
                        .isEqualTo(1);
            }
        }
    }

    private void readAll() {
        try (Connection reader = DriverManager.getConnection(url() + ";CACHE_SIZE=0");
                ResultSet rows = reader.createStatement().executeQuery("SELECT MAX(LENGTH(text)) FROM t")) {
            assertThat(rows.next()).isTrue();
        } catch (SQLException interrupted) {
            assertThat(Thread.interrupted() || interrupted.getErrorCode() != 0).isTrue();
        }
    }

    @Test
    void theDatabaseStaysOpenUntilThoseAtWorkHaveEnded() {
        assertThat(url()).contains(";DB_CLOSE_ON_EXIT=FALSE");
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:mysql://db/kagiban, '', VERIFY_IDENTITY",
        "jdbc:mysql://db:3306/kagiban?sslMode=VERIFY_IDENTITY, '', VERIFY_IDENTITY",
        "jdbc:mysql://db/kagiban, unverified, REQUIRED",
        "jdbc:mysql://db/kagiban, OFF, DISABLED",
        "'jdbc:mysql://127.0.0.1,db/kagiban', '', VERIFY_IDENTITY",
        "jdbc:mysql://127.evil.example/kagiban, '', VERIFY_IDENTITY",
        "jdbc:mysql://127.0.0.1/kagiban, verify, VERIFY_IDENTITY"
    })
    void aServerElsewhereProvesItsNameUnlessASettingSaysOtherwise(String given, String tls, String mode) {
        assertThat(url(given, tls)).containsOnlyOnce("sslMode=" + mode);
    }

    @Test
    void whoeverNeedsNoNameNamesTheAuthority() {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> url("jdbc:mysql://db/kagiban", "ca"))
                .withMessageContaining("KAGIBAN_DB_CA");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:mysql://127.0.0.1:3306/kagiban", "jdbc:mysql://localhost/kagiban?useSSL=false"})
    void onThisMachineTheAddressSaysIt(String given) {
        assertThat(url(given)).startsWith(given).doesNotContain("sslMode");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:mysql://db/kagiban?sslMode=DISABLED",
                "jdbc:mysql://db/kagiban?sslmode=required",
                "jdbc:mysql://db/kagiban?useSSL=false",
                "jdbc:mysql://(host=db,sslMode=PREFERRED)/kagiban",
                "jdbc:mysql://db/kagiban?verifyServerCertificate=false"
            })
    void elsewhereTheAddressDoesNotSayIt(String given) {
        refused(given, "KAGIBAN_DB_TLS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:mysql://db/kagiban?allowLoadLocalInfile=true",
                "jdbc:mysql://127.0.0.1/kagiban?ALLOWMULTIQUERIES=TRUE",
                "jdbc:mysql://(host=db,allowMultiQueries=yes)/kagiban",
                "jdbc:mysql://db/kagiban?allowUrlInLocalInfile=true",
                "jdbc:mysql://db/kagiban?allowLoadLocalInfileInPath=/etc"
            })
    void whatWouldOpenADoorIsRefused(String given) {
        refused(given, "KAGIBAN_DB_URL sets allow");
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:mysql://db/kagiban, off, true",
        "jdbc:mysql://db/kagiban, unverified, true",
        "jdbc:mysql://db/kagiban, ca, false",
        "jdbc:mysql://db/kagiban, '', false",
        "jdbc:mysql://127.0.0.1/kagiban, off, false",
        "'', off, false"
    })
    void anOpenLineIsWarnedOf(String given, String tls, boolean open) {
        assertThat(OpenDatabaseLine.isOpen(new Settings.Db(given, tls, ""))).isEqualTo(open);
    }

    @Test
    void theyAreOffWhateverTheDriverThinks() {
        assertThat(url("jdbc:mysql://db/kagiban")).contains("&allowLoadLocalInfile=false&allowMultiQueries=false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:mysql//user:secret@db", "jdbc:mysql://user:secret@db:x/y", "jdbc:h2:mem:secret"})
    void anAddressThatCannotBeReadIsNotShown(String given) {
        refused(given, "KAGIBAN_DB_URL is no address");
    }

    private void refused(String given, String sentence) {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> url(given))
                .withMessageContaining(sentence)
                .withMessageNotContaining("secret");
    }

    @Test
    void aMySqlThatDoesNotAnswerIsGivenUp() {
        assertThat(url("jdbc:mysql://db/kagiban")).contains("connectTimeout=2000", "socketTimeout=60000");
    }

    @Test
    void whatAnAddressSaysItselfStays() {
        assertThat(url("jdbc:mysql://db/kagiban?cachePrepStmts=false"))
                .startsWith("jdbc:mysql://db/kagiban?cachePrepStmts=false&connectionTimeZone=UTC&")
                .contains("&useServerPrepStmts=true")
                .doesNotContain("cachePrepStmts=true");
    }
}
