package jp.kagiban.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.h2.api.ErrorCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.StaticApplicationContext;

/** A real H2 under a real pool, on a disk that fills up, and one that is shut down under the pool. */
@Tag("fault")
@ExtendWith(OutputCaptureExtension.class)
class ClosedForGoodTest {

    private static final byte[] ROW = new byte[60_000];

    @TempDir
    Path folder;

    private final List<Integer> ends = new ArrayList<>();
    private ClosedForGood end;
    private HikariDataSource pool;

    @BeforeEach
    void open() throws SQLException {
        FullDisk.mount();
        end = new ClosedForGood(folder, ends::add);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(
                "jdbc:h2:" + FullDisk.SCHEME + ":" + folder.resolve("kagiban") + ";WRITE_DELAY=0;TRACE_LEVEL_FILE=0");
        config.setMaximumPoolSize(2);
        config.setMinimumIdle(0);
        config.setExceptionOverride(end);
        pool = new HikariDataSource(config);
        execute("CREATE TABLE t (id INT AUTO_INCREMENT PRIMARY KEY, b VARBINARY(100000))");
    }

    @AfterEach
    void close() {
        pool.close();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.createStatement().execute(sql);
        }
    }

    private void write() throws SQLException {
        try (Connection connection = pool.getConnection();
                var row = connection.prepareStatement("INSERT INTO t (b) VALUES (?)")) {
            row.setBytes(1, ROW);
            row.executeUpdate();
        }
    }

    @Test
    void theStatementThatMeetsAFullDiskEndsTheProcessWithOneSentence(CapturedOutput log) throws SQLException {
        write();
        FullDisk.fill();
        assertThatExceptionOfType(SQLException.class).isThrownBy(this::write);
        assertThat(ends).containsExactly(ClosedForGood.EXIT_CODE);
        assertThat(log.getAll()).containsOnlyOnce("has closed itself").doesNotContain("\tat jp.kagiban");
    }

    @Test
    void soItIsSaidOnceHoweverManyMeetTheClosedDatabase(CapturedOutput log) {
        FullDisk.fill();
        for (int i = 0; i < 3; i++) {
            assertThatExceptionOfType(SQLException.class).isThrownBy(this::write);
        }
        assertThat(ends).hasSize(1);
        assertThat(log.getAll()).containsOnlyOnce("has closed itself");
    }

    @Test
    void aDatabaseThatHasClosedItselfEndsTheProcessTooThoughTheDiskHasRoomAgain() {
        SQLException closed = new SQLException("The database has been closed", "90098", ErrorCode.DATABASE_IS_CLOSED);
        end.adjudicate(closed);
        assertThat(ends).containsExactly(ClosedForGood.EXIT_CODE);
    }

    @Test
    void oneThatWasShutDownUnderThePoolIsOpenedAgain() throws SQLException {
        write();
        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> {
            execute("SHUTDOWN IMMEDIATELY");
            execute("SELECT 1");
        });
        write();
        assertThat(ends).isEmpty();
    }

    @Test
    void anOrderlyEndIsNone() {
        end.onApplicationEvent(new ContextClosedEvent(new StaticApplicationContext()));
        end.adjudicate(new SQLException("The database has been closed", "90098", ErrorCode.DATABASE_IS_CLOSED));
        assertThat(ends).isEmpty();
    }

    @Test
    void otherFaultsEndNothing() {
        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> execute("SELECT * FROM nowhere"));
        assertThat(ends).isEmpty();
    }
}
