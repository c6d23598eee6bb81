package jp.kagiban.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import jp.kagiban.mall.Credentials;
import jp.kagiban.rakuten.RmsDiagnosis;
import jp.kagiban.rakuten.RmsFunction;
import jp.kagiban.sandbox.SandboxKey.KeyOrder;
import jp.kagiban.testing.RakutenEntry;
import jp.kagiban.testing.TestCaller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** Everything that both ends of the wire log at TRACE is searched for the secrets that went over it. */
@Tag("slow")
@SandboxPortalTest
class KeysStayOutOfLogsTest {

    @Autowired
    RmsDiagnosis diagnosis;

    @Autowired
    SandboxRms desk;

    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final Lines lines = new Lines();
    private Level before;

    @BeforeEach
    void listen() {
        before = root.getLevel();
        lines.start();
        root.iteratorForAppenders().forEachRemaining(lines.muted::add);
        lines.muted.forEach(root::detachAppender);
        root.addAppender(lines);
        root.setLevel(Level.TRACE);
    }

    @AfterEach
    void restore() {
        root.setLevel(before);
        root.detachAppender(lines);
        lines.muted.forEach(root::addAppender);
    }

    @Test
    void noLineBearsASecretInWhateverWeather() {
        SandboxShop shop = desk.openShop(desk.freeNumber(), "hanako", "花子商店");
        SandboxKey key = desk.issue(shop.number(), KeyOrder.until(Instant.parse("2027-02-23T14:59:59Z")));
        for (ServiceState weather : ServiceState.values()) {
            desk.setWeather(weather);
            callWith(shop, key);
        }
        desk.setWeather(ServiceState.NORMAL);
        desk.stop(key.licenseKey());
        callWith(shop, key);
        assertThat(lines.texts).hasSizeGreaterThan(100);
        assertThat(lines.texts.stream().filter(line -> tells(line, shop, key))).isEmpty();
    }

    private void callWith(SandboxShop shop, SandboxKey key) {
        Credentials credentials =
                RakutenEntry.credentials(shop.serviceSecret(), key.licenseKey(), TestCaller.of(shop.number()));
        Stream.of(RmsFunction.values())
                .filter(function -> function.function().harmless())
                .forEach(function -> diagnosis.tryOut(function, credentials));
    }

    private static boolean tells(String line, SandboxShop shop, SandboxKey key) {
        String pair = shop.serviceSecret() + ":" + key.licenseKey();
        String header = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return List.of(shop.serviceSecret().substring(9), key.licenseKey().substring(9), header).stream()
                .anyMatch(line::contains);
    }

    /** Keeps what would be written. */
    private static final class Lines extends AppenderBase<ILoggingEvent> {

        private final List<String> texts = new CopyOnWriteArrayList<>();
        private final List<ch.qos.logback.core.Appender<ILoggingEvent>> muted = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            String trace =
                    event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
            texts.add(event.getLoggerName() + " " + event.getFormattedMessage() + trace + event.getMDCPropertyMap());
        }
    }
}
