package jp.kagiban.rakuten;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import jp.kagiban.mall.Credentials;
import jp.kagiban.mall.OrderSource;
import jp.kagiban.shared.Settings;
import jp.kagiban.testing.RakutenEntry;
import jp.kagiban.testing.SettableClock;
import jp.kagiban.testing.TestCaller;
import jp.kagiban.testing.TestSettings;

/** Clients and credentials for the tests of the wire. */
final class RmsFixtures {

    static final String SERVICE_SECRET = "SP900001_Wq8TmZp3RkLx6NvB";
    static final String LICENCE_KEY = "SL900001_h7YcE2sDfG9jU4aK";

    /** A busy machine may halt for longer than the portal waits for a connection. */
    private static final RmsWire.Timeouts PATIENT = new RmsWire.Timeouts(Duration.ofMinutes(1), Duration.ofMinutes(1));

    private RmsFixtures() {}

    static Credentials credentials() {
        return RakutenEntry.credentials(SERVICE_SECRET, LICENCE_KEY, TestCaller.of("900001"));
    }

    static Settings settings(boolean sandbox, URI base) {
        return new Settings(
                sandbox,
                Path.of("target"),
                new Settings.Rms(base, Duration.ofSeconds(1), null),
                new Settings.Vault(Path.of("target"), null),
                TestSettings.DB,
                new Settings.Renewal(Duration.ofMinutes(2)),
                new Settings.Orders(Duration.ofMinutes(5)));
    }

    static Rms rms(URI base) {
        return rms(base, PATIENT);
    }

    /** Waits so little that a busy machine may not answer in time. */
    static Rms hasty(URI base) {
        return rms(base, new RmsWire.Timeouts(Duration.ofMillis(500), Duration.ofMillis(700)));
    }

    private static Rms rms(URI base, RmsWire.Timeouts patience) {
        return new HttpRms(line(base, patience), new SettableClock());
    }

    static OrderSource orders(URI base) {
        return new HttpRmsOrders(line(base), new SettableClock());
    }

    static HttpRmsDiagnosis diagnosis(URI base) {
        return new HttpRmsDiagnosis(rms(base), orders(base), line(base), new SettableClock());
    }

    private static RmsPipeline line(URI base) {
        return line(base, PATIENT);
    }

    private static RmsPipeline line(URI base, RmsWire.Timeouts patience) {
        SkippingTicker ticker = new SkippingTicker();
        RmsBreakers breakers = new RmsBreakers(ticker, new SettableClock());
        RmsAddress address = new RmsAddress(settings(false, base), "127.0.0.1");
        return new RmsPipeline(
                address,
                new Pace(Duration.ofSeconds(1), ticker),
                new RmsWire(patience),
                breakers,
                (_, _) -> {},
                new SimpleMeterRegistry());
    }
}
