package jp.kagiban.vault;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import jp.kagiban.shared.TenantId;
import jp.kagiban.testing.SettableClock;
import jp.kagiban.vault.VaultAlarms.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** The watch of the database logs an outage; the vault stays silent about it. */
@Tag("database")
@ExtendWith(OutputCaptureExtension.class)
class VaultOutageTest {

    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock();
    private final TenantId company = TenantId.next();
    private final JdbcClient lost = JdbcClient.create(new Lost());
    private HikariDataSource database;
    private VaultNode node;

    private static final class Lost extends AbstractDataSource {

        @Override
        public Connection getConnection() throws SQLException {
            throw new SQLTransientConnectionException("timed out");
        }

        @Override
        public Connection getConnection(String name, String password) throws SQLException {
            return getConnection();
        }
    }

    @BeforeEach
    void start() {
        database = VaultNode.emptyDatabase();
        node = new VaultNode(database, folder, clock);
    }

    @AfterEach
    void end() {
        database.close();
    }

    @Test
    void alarmsThatWaitAreNoLines(CapturedOutput log) {
        VaultAlarms alarms = new VaultAlarms(lost, _ -> {}, clock);
        alarms.raise(Kind.SECRET_CHANGED, company);
        alarms.flush();
        assertThat(log.getAll()).doesNotContain("for now");
    }
}
