package jp.kagiban.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import jp.kagiban.storage.DatabaseWatch;
import jp.kagiban.testing.DatabaseLine;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.OverALine;
import jp.kagiban.testing.SettableClock;
import jp.kagiban.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** What members see while the database can't be reached, over HTTP and over a line to a real one that breaks. */
@Tag("slow")
@Tag("fault")
@Tag("database")
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "vaadin.productionMode=true",
            "db-scheduler.enabled=false",
            "kagiban.rms.base-url=http://127.0.0.1:9"
        })
@Import({TestClock.class, Merchants.class})
@ContextConfiguration(initializers = OverALine.class)
class OutageTest {

    private static final int OUTAGE = 503;

    @LocalServerPort
    int port;

    @Autowired
    Merchants merchants;

    @Autowired
    DatabaseLine line;

    @Autowired
    DatabaseWatch watch;

    @Autowired
    DataSource database;

    @Autowired
    OutageFilter filter;

    @Autowired
    SettableClock clock;

    private Visitor member;

    @BeforeEach
    void logIn() {
        member = new Visitor("http://127.0.0.1:" + port);
        member.logIn(merchants.open("山田商店").email(), Merchants.PASSWORD);
    }

    /**
     * Of an outage that is over sooner than it is noticed the pool keeps some of H2's dead connections, for half a second; of a
     * longer one it waits for longer and longer before it tries again.
     */
    @AfterEach
    void mend() throws Exception {
        line.mend();
        database.unwrap(HikariDataSource.class).getHikariPoolMXBean().softEvictConnections();
        await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(this::isBack);
    }

    private boolean isBack() throws SQLException {
        watch.look();
        try (Connection one = database.getConnection()) {
            return one.isValid(1) && !watch.isDown();
        }
    }

    private static void assertThatItIsOurPage(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(OUTAGE);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body())
                .contains("これまでに保存した内容は失われません", "Everything saved before is safe")
                .doesNotContain("Exception", "timestamp");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/shops", "/orders", "/VAADIN/dynamic/resource/0/x/orders.csv"})
    void pagesAndDownloadsSayInBothLanguagesWhatIsAndIsNotLost(String address) throws IOException {
        line.drop();
        assertThatItIsOurPage(member.get(address));
    }

    @Test
    void soDoesALogin() throws IOException {
        line.drop();
        assertThatItIsOurPage(member.logIn("somebody@example.jp", Merchants.PASSWORD));
    }

    /** For a connection 3 s would be waited; that a machine is busy for as long three times running is not likely. */
    @Test
    void soItStaysOnceTheOutageIsKnown() throws IOException {
        line.drop();
        watch.look();
        List<Duration> times = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            times.add(timeOfOurPage());
        }
        assertThat(times).anyMatch(time -> time.compareTo(Duration.ofMillis(2_500)) < 0);
    }

    private Duration timeOfOurPage() throws IOException {
        long before = System.nanoTime();
        assertThatItIsOurPage(member.get("/shops"));
        return Duration.ofNanos(System.nanoTime() - before);
    }

    @Test
    void whatAnOpenPageHasSentIsTakenWhenItIsSentAgain() throws Exception {
        Supplier<HttpResponse<String>> message = member.message("shops");
        line.drop();
        assertThat(message.get().statusCode()).isEqualTo(OUTAGE);
        mend();
        HttpResponse<String> answer = message.get();
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"clientId\":1");
    }

    @Test
    void thePageGoesOnWhenTheDatabaseIsBack() throws Exception {
        line.drop();
        assertThat(member.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        watch.look();
        assertThat(member.get("/actuator/health/readiness").statusCode()).isEqualTo(OUTAGE);
        assertThat(member.get("/js/outage.js").statusCode()).isEqualTo(200);
        mend();
        await().untilAsserted(() -> {
            assertThat(member.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
            assertThat(member.get("/shops").statusCode()).isEqualTo(200);
        });
    }

    /** For some seconds the pool is empty, although the database answers. */
    @Test
    void aRequestThatMeetsTheEmptyPoolAfterwardsIsNoFaultOfItsOwn() throws Exception {
        line.drop();
        watch.look();
        mend();
        clock.advance(Duration.ofSeconds(5));
        assertThat(logOfARequestWithoutAConnection()).isEmpty();
        clock.advance(Duration.ofMinutes(2));
        assertThat(logOfARequestWithoutAConnection()).hasSize(1);
    }

    private List<ILoggingEvent> logOfARequestWithoutAConnection() throws Exception {
        Logger log = (Logger) LoggerFactory.getLogger(OutageFilter.class);
        ListAppender<ILoggingEvent> written = new ListAppender<>();
        written.start();
        log.addAppender(written);
        filter.doFilter(new MockHttpServletRequest(), new MockHttpServletResponse(), (_, _) -> {
            throw new CannotGetJdbcConnectionException("none", new SQLTransientConnectionException("none"));
        });
        // A check that finds no outage writes what was held back.
        watch.look();
        log.detachAppender(written);
        return written.list;
    }

    @Test
    @EnabledIfSystemProperty(named = "test.database", matches = "mysql")
    void anAnswerForAScreenIsWaitedForForFourSeconds() throws SQLException {
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest()));
        try (Connection connection = database.getConnection()) {
            assertThat(connection.getNetworkTimeout()).isEqualTo(4_000);
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
    }

    /** H2 over a network knows no time-outs; the portal's own is in its process. */
    @Test
    @EnabledIfSystemProperty(named = "test.database", matches = "mysql")
    void aCutLineIsNoticedLongBeforeTheDriverNoticesIt() {
        line.cut();
        assertThatItIsOurPage(assertTimeout(Duration.ofSeconds(15), () -> member.get("/shops")));
    }
}
