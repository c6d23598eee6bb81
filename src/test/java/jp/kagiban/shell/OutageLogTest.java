package jp.kagiban.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import jp.kagiban.audit.HistoryNotSealed;
import jp.kagiban.shared.Secret;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.storage.DatabaseWatch;
import jp.kagiban.storage.Outage;
import jp.kagiban.testing.DatabaseLine;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.OverALine;
import jp.kagiban.vault.Field;
import jp.kagiban.vault.Use;
import jp.kagiban.vault.Vault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/** The log of a portal with jobs, opened keys, alarms and visitors, while its database goes and comes back. */
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
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
class OutageLogTest {

    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(OutageLogTest.class);
    private static final List<String> OF_THE_TEST =
            List.of(OutageLogTest.class.getName(), DatabaseWatch.class.getName());
    private static final List<String> WITHOUT_A_FAULT =
            List.of("jp.kagiban.vault.", "com.zaxxer.hikari.", "com.github.kagkarlsson.scheduler.");
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

    @Autowired
    Vault vault;

    @Autowired
    TenantScope scope;

    @Autowired
    ApplicationEventPublisher events;

    private final ShopId shop = ShopId.next();
    private TenantId tenant = TenantId.NOBODY;
    private long revision;

    private final ExecutorService visitors = Executors.newFixedThreadPool(VISITORS);
    private final Written written = new Written();
    private volatile boolean over;

    /** Keeps what the log says of the database, and what this test says. */
    private static final class Written extends AppenderBase<ILoggingEvent> {
        private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            if ((OF_THE_TEST.contains(event.getLoggerName()) || isOfTheDatabase(event)) && !isOfAnotherOutage(event)) {
                events.add(event);
            }
        }

        /** A portal that another test started in this process counts its own stragglers. */
        private static boolean isOfAnotherOutage(ILoggingEvent event) {
            return event.getMessage().contains("more log messages about lost connections");
        }

        /** The vault, the pool and the scheduler have messages about an outage that don't bear its fault. */
        private static boolean isOfTheDatabase(ILoggingEvent event) {
            return (event.getThrowableProxy() instanceof ThrowableProxy fault && Outage.isIn(fault.getThrowable()))
                    || (event.getLevel() == Level.WARN
                            && WITHOUT_A_FAULT.stream().anyMatch(event.getLoggerName()::startsWith));
        }
    }

    @BeforeEach
    void letThePortalWork() {
        await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(this::isWell);
        Visitor member = new Visitor("http://127.0.0.1:" + port);
        Merchants.Merchant merchant = merchants.open("山田商店");
        tenant = merchant.tenant();
        Secret key = Secret.of("SL123456_abcdefgh0001");
        revision = scope.in(tenant, () -> vault.seal(shop.id(), 0, Map.of(Field.LICENSE_KEY, key)));
        member.logIn(merchant.email(), Merchants.PASSWORD);
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

    /** Both wait to be written within two seconds. */
    private void openAKeyAndRaiseAnAlarm() {
        Use use = Use.byJob(Use.Purpose.ASK_FOR_EXPIRY);
        scope.run(tenant, () -> vault.open(shop.id(), Field.LICENSE_KEY, revision, use, Secret::reveal));
        events.publishEvent(new HistoryNotSealed(tenant));
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
        openAKeyAndRaiseAnAlarm();
        line.drop();
        lookOn();
        assertThatItIsTwoLines();
    }

    @Test
    @EnabledIfSystemProperty(named = "test.database", matches = "mysql")
    void aDatabaseThatIsCutOffIsTwoLines() throws IOException {
        openAKeyAndRaiseAnAlarm();
        line.cut();
        lookOn();
        assertThatItIsTwoLines();
    }
}
