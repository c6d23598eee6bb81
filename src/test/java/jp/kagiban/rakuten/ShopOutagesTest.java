package jp.kagiban.rakuten;

import static jp.kagiban.rakuten.RmsFixtures.credentials;
import static jp.kagiban.rakuten.RmsFixtures.settings;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kagiban.mall.Credentials;
import jp.kagiban.mall.MallCaller;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.shared.TenantId;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** RMS is away for some shops, and answers others. */
class ShopOutagesTest {

    private static final String ORDERS = "/es/2.0/order/searchOrder/";
    private static final Optional<Reply> SILENCE = Optional.empty();
    private static final Optional<Reply> ANSWER =
            Optional.of(new Reply(200, "application/json", null, "{}".getBytes()));
    private static final Duration INTERVAL = Duration.ofMinutes(5);

    private final SettableClock clock = new SettableClock();
    private final RmsBreakers breakers = new RmsBreakers(new SkippingTicker(), clock);
    private final TenantId tenant = TenantId.next();
    private final Logger log = (Logger) LoggerFactory.getLogger(ShopOutages.class);
    private final ListAppender<ILoggingEvent> told = new ListAppender<>();

    @BeforeEach
    void listen() {
        told.start();
        log.setLevel(Level.INFO);
        log.addAppender(told);
    }

    @AfterEach
    void hearNoMore() {
        log.detachAppender(told);
        log.setLevel(null);
    }

    private void ask(int shop, Optional<Reply> reply) {
        breakers.recordReply(ORDERS, new MallCaller(tenant, "number-" + shop, false), reply);
    }

    private void failTwice(int shop) {
        ask(shop, SILENCE);
        ask(shop, SILENCE);
    }

    private List<String> lines(Level level) {
        return told.list.stream()
                .filter(event -> event.getLevel() == level)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private Map<String, Object> details() {
        return new RmsHealthIndicator(breakers).health().getDetails();
    }

    @Test
    void oneShopWithoutAnAnswerIsToldOnceHoweverLongItTakes() {
        ask(1, ANSWER);
        assertThat(details()).isEmpty();
        for (int looks = 0; looks < 12; looks++) {
            ask(1, SILENCE);
            ask(2, ANSWER);
            clock.advance(INTERVAL);
        }
        assertThat(lines(Level.WARN)).singleElement().asString().contains("number-1", tenant.toString(), "retrying");
        assertThat(details().get("says")).asString().contains("1 shop when last asked", SettableClock.START.toString());
    }

    @Test
    void theAnswerAfterwardsIsToldOnce() {
        failTwice(1);
        ask(1, ANSWER);
        ask(1, ANSWER);
        assertThat(lines(Level.INFO)).singleElement().asString().contains("again");
        assertThat(details()).isEmpty();
    }

    @Test
    void anAnswerToAnotherQuestionIsOneToo() {
        failTwice(1);
        breakers.recordReply(
                "/es/1.0/license-management/license-key/expiry-date", new MallCaller(tenant, "number-1", true), ANSWER);
        assertThat(details()).isEmpty();
    }

    @Test
    void aThousandShopsAreAFewLinesWithTheirNumber() {
        for (int looks = 0; looks < 3; looks++) {
            for (int shop = 0; shop < 1000; shop++) {
                ask(shop, SILENCE);
            }
            clock.advance(INTERVAL);
        }
        assertThat(lines(Level.WARN)).hasSizeBetween(2, 11).last().asString().contains("512 shops (companies: 1)");
        assertThat(details().get("says")).asString().contains("1000 shops");
    }

    @Test
    void aShopThatComesAndGoesIsALineAMinuteAtMost() {
        for (int second = 0; second < 120; second++) {
            failTwice(1);
            ask(1, ANSWER);
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(lines(Level.WARN)).hasSize(2);
        assertThat(lines(Level.INFO)).hasSize(2);
    }

    @Test
    void anotherShopIsToldThoughTheFirstIsStillWithout() {
        failTwice(1);
        failTwice(2);
        ask(2, ANSWER);
        clock.advance(INTERVAL);
        failTwice(3);
        assertThat(lines(Level.WARN)).hasSize(3);
    }

    @Test
    void eachCallThatGetsNoAnswerCounts() {
        RmsAddress nobody = new RmsAddress(settings(false, URI.create("http://127.0.0.1:1")), "127.0.0.1");
        Pace pace = new Pace(Duration.ofSeconds(1), new SkippingTicker());
        RmsPipeline line = new RmsPipeline(
                nobody, pace, new RmsWire(RmsWire.Timeouts.USUAL), breakers, (_, _) -> {}, new SimpleMeterRegistry());
        HttpRms rms = new HttpRms(line, clock);
        Credentials key = credentials();
        assertThat(rms.licenceExpiry(key)).isEqualTo(new MallOutcome.Unreachable());
        assertThat(rms.licenceExpiry(key)).isEqualTo(new MallOutcome.Unreachable());
        assertThat(details().get("says")).asString().contains("1 shop ");
    }

    @Test
    void aShopThatIsAskedNoMoreIsForgotten() {
        failTwice(1);
        clock.advance(Duration.ofHours(3));
        ask(2, ANSWER);
        assertThat(lines(Level.INFO)).singleElement().asString().contains("No shop is left");
        assertThat(details()).isEmpty();
    }

    @Test
    void oneFailureIsNoOutage() {
        ask(1, SILENCE);
        ask(1, ANSWER);
        ask(1, SILENCE);
        assertThat(details()).isEmpty();
        assertThat(told.list).isEmpty();
    }

    @Test
    void theSecondFailureIsToldWithinSixMinutes() {
        ask(1, SILENCE);
        clock.advance(INTERVAL);
        ask(1, SILENCE);
        assertThat(lines(Level.WARN)).singleElement().asString().contains("number-1");
        assertThat(details().get("says")).asString().contains("1 shop when last asked", SettableClock.START.toString());
    }

    @Test
    void aKeyThatIsAcceptedLaterIsNotLeftOver() {
        MallCaller unproven = new MallCaller(tenant, tenant + ":number-1", true);
        breakers.recordReply(ORDERS, unproven, SILENCE);
        breakers.recordReply(ORDERS, unproven, SILENCE);
        assertThat(details()).isNotEmpty();
        ask(1, ANSWER);
        assertThat(details()).isEmpty();
    }
}
