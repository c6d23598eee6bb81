package jp.kagiban.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import jp.kagiban.storage.DatabaseWatch;
import jp.kagiban.testing.DatabaseLine;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.OverALine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** What a portal that works, with its jobs, its watch and its visitors, logs of a database that goes and comes back. */
@Tag("slow")
@Tag("fault")
@Tag("database")
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "vaadin.productionMode=true",
            "db-scheduler.enabled=true",
            "logging.level.com.github.kagkarlsson.scheduler=info",
            "db-scheduler.polling-interval=1s",
            "db-scheduler.heartbeat-interval=2s",
            "kagiban.rms.base-url=http://127.0.0.1:9"
        })
@Import(Merchants.class)
@ContextConfiguration(initializers = OverALine.class)
class OutageLogTest {

    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(OutageLogTest.class);
    private static final int VISITORS = 8;
    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    @LocalServerPort
    int port;

    @Autowired
    Merchants merchants;

    @Autowired
    DatabaseLine line;

    @Autowired
    DatabaseWatch watch;

    @Autowired
    JdbcClient db;

    private final ExecutorService visitors = Executors.newFixedThreadPool(VISITORS);
    private final Written written = new Written();
    private volatile boolean over;

    /** Keeps what would stand in the log. */
    private static final class Written extends AppenderBase<ILoggingEvent> {
        private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            if (event.getLevel().isGreaterOrEqual(Level.INFO)) {
                events.add(event);
            }
        }
    }

    @BeforeEach
    void letThePortalWork() {
        await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(this::isWell);
        Visitor member = new Visitor("http://127.0.0.1:" + port);
        member.logIn(merchants.open("山田商店").email(), Merchants.PASSWORD);
        IntStream.range(0, VISITORS)
                .forEach(_ -> visitors.submit(() -> {
                    while (!over) {
                        member.get("/shops");
                    }
                }));
        written.start();
        ROOT.addAppender(written);
    }

    @AfterEach
    void end() throws IOException {
        over = true;
        visitors.shutdownNow();
        line.mend();
        ROOT.detachAppender(written);
    }

    private boolean isWell() {
        return !watch.isDown() && db.sql("SELECT 1").query(Integer.class).single() == 1;
    }

    /** Half a minute, after which the scheduler takes its own jobs for dead. */
    private void lookOn() throws IOException {
        await().atMost(Duration.ofSeconds(30)).until(watch::isDown);
        LOG.error("Something else", new IllegalStateException("unforeseen"));
        await().pollDelay(Duration.ofSeconds(12)).atMost(Duration.ofSeconds(30)).until(watch::isDown);
        line.mend();
        await().atMost(Duration.ofMinutes(1)).until(() -> !watch.isDown());
        await().pollDelay(Duration.ofSeconds(12)).atMost(Duration.ofSeconds(30)).until(this::isWell);
    }

    private void assertThatItIsTwoLines() {
        assertThat(written.events)
                .extracting(ILoggingEvent::getFormattedMessage)
                .satisfiesExactly(
                        gone -> assertThat(gone).startsWith("The database doesn't answer"),
                        other -> assertThat(other).isEqualTo("Something else"),
                        back -> assertThat(back)
                                .containsPattern("answers again, after \\d+ s; [1-9]\\d* log messages"));
        assertThat(written.events.get(1).getThrowableProxy().getMessage()).isEqualTo("unforeseen");
    }

    @Test
    void aDatabaseThatIsDroppedIsTwoLinesAndAnotherFaultIsWrittenInFull() throws IOException {
        line.drop();
        lookOn();
        assertThatItIsTwoLines();
    }

    @Test
    @EnabledIfSystemProperty(named = "test.database", matches = "mysql")
    void soIsOneThatIsCutOff() throws IOException {
        line.cut();
        lookOn();
        assertThatItIsTwoLines();
    }
}
