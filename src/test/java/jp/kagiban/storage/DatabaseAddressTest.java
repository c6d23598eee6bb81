package jp.kagiban.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

class DatabaseAddressTest {

    @TempDir
    Path folder;

    private String url() {
        return url("");
    }

    private String url(String given) {
        MockEnvironment environment = new MockEnvironment()
                .withProperty("kagiban.data-dir", folder.toString())
                .withProperty("kagiban.db.url", given);
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

    @Test
    void whatAnAddressSaysItselfStays() {
        assertThat(url("jdbc:mysql://db/kagiban?cachePrepStmts=false"))
                .startsWith("jdbc:mysql://db/kagiban?cachePrepStmts=false&connectionTimeZone=UTC&")
                .contains("&useServerPrepStmts=true")
                .doesNotContain("cachePrepStmts=true");
    }
}
