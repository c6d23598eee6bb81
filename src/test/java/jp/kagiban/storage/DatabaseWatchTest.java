package jp.kagiban.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import jp.kagiban.testing.SettableClock;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** With a database in a server of its own, which goes and comes back. */
@Tag("slow")
@Tag("fault")
@ExtendWith(OutputCaptureExtension.class)
class DatabaseWatchTest {

    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock();
    private Server server;
    private HikariDataSource pool;
    private DatabaseWatch watch;

    @BeforeEach
    void start() throws SQLException {
        serve("0");
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/t");
        config.setMaximumPoolSize(1);
        pool = new HikariDataSource(config);
        watch = new DatabaseWatch(pool, clock);
        watch.look();
    }

    private void serve(String port) throws SQLException {
        server = Server.createTcpServer("-tcpPort", port, "-baseDir", folder.toString(), "-ifNotExists")
                .start();
    }

    @AfterEach
    void stop() {
        watch.destroy();
        pool.close();
        server.stop();
    }

    private Status status() {
        return watch.health().getStatus();
    }

    @Test
    void aDatabaseThatIsGoneIsDownAndSaidOnce(CapturedOutput log) {
        assertThat(status()).isEqualTo(Status.UP);
        server.stop();
        watch.look();
        watch.look();
        assertThat(status()).isEqualTo(Status.DOWN);
        assertThat(log.getAll()).containsOnlyOnce("The database doesn't answer; new pages say so");
    }

    @Test
    void oneThatIsBackIsUpAgain(CapturedOutput log) throws SQLException {
        String port = String.valueOf(server.getPort());
        server.stop();
        watch.look();
        clock.advance(Duration.ofSeconds(90));
        serve(port);
        await().until(() -> {
            watch.look();
            return status().equals(Status.UP);
        });
        assertThat(log.getAll()).containsOnlyOnce("The database answers again, after 90 s");
    }

    @Test
    void oneThatStaysAwayIsALineAMinute(CapturedOutput log) {
        server.stop();
        for (int second = 0; second <= 150; second += 30) {
            watch.look();
            clock.advance(Duration.ofSeconds(30));
        }
        assertThat(log.getAll())
                .containsOnlyOnce("The database has not answered for 1 min;")
                .containsOnlyOnce("The database has not answered for 2 min;");
    }

    @Test
    void oneThatComesAndGoesIsAPairOfLinesAMinute(CapturedOutput log) throws SQLException {
        String port = String.valueOf(server.getPort());
        for (int turn = 0; turn < 4; turn++) {
            server.stop();
            watch.look();
            serve(port);
            await().until(() -> {
                watch.look();
                return !watch.isDown();
            });
            clock.advance(Duration.ofSeconds(16));
        }
        assertThat(log.getAll())
                .containsOnlyOnce("The database doesn't answer;")
                .containsOnlyOnce("The database answers again");
        clock.advance(Duration.ofSeconds(1));
        server.stop();
        watch.look();
        assertThat(log.getAll().split("The database doesn't answer;")).hasSize(3);
    }

    @Test
    void aSecondOutageThatLastsIsSaidAfterAMinute(CapturedOutput log) throws SQLException {
        String port = String.valueOf(server.getPort());
        server.stop();
        watch.look();
        serve(port);
        await().until(() -> {
            watch.look();
            return !watch.isDown();
        });
        server.stop();
        watch.look();
        clock.advance(Duration.ofMinutes(1));
        watch.look();
        assertThat(log.getAll().split("The database doesn't answer;")).hasSize(3);
    }

    @Test
    void aWatchThatHasEndedSaysNothingMore(CapturedOutput log) {
        watch.destroy();
        watch.look();
        assertThat(watch.isDown()).isFalse();
        assertThat(log.getAll()).doesNotContain("The database doesn't answer");
    }

    @Test
    void thatAllConnectionsAreInUseIsNoOutage() throws SQLException {
        try (var _ = pool.getConnection()) {
            watch.look();
        }
        assertThat(watch.isDown()).isFalse();
    }

    @Test
    void healthTellsNothingButThatItDoesNotAnswer() {
        server.stop();
        watch.look();
        assertThat(watch.health().getDetails()).hasToString("{says=The database doesn't answer.}");
    }
}
