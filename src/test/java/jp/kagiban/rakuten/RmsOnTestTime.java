package jp.kagiban.rakuten;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import jp.kagiban.mall.CallTimes;
import jp.kagiban.shared.Settings;
import jp.kagiban.testing.SettableClock;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The real wire, with the pace of the settings. Whoever waits for their turn sets the test's clock on to it. */
@TestConfiguration(proxyBeanMethods = false)
public class RmsOnTestTime {

    /**
     * How long a connection and an answer are waited for: longer than a busy machine takes for a page of orders.
     */
    public static final Duration PATIENCE = Duration.ofSeconds(20);

    @Bean
    public RmsRoad rmsRoad(RmsAddress address, Settings settings) {
        return new RmsRoad(address, settings);
    }

    @Bean
    @Primary
    RmsPipeline rmsPipelineOnTestTime(
            RmsRoad road,
            Settings settings,
            SettableClock clock,
            RmsBreakers breakers,
            CallTimes times,
            MeterRegistry meters) {
        Pace pace = new Pace(settings.rms().pace(), new ClockTicker(clock));
        RmsWire wire = new RmsWire(new RmsWire.Timeouts(PATIENCE, PATIENCE));
        return new RmsPipeline(road.detour(), pace, wire, breakers, times, meters);
    }

    @Bean
    @Primary
    RmsBreakers rmsBreakersOnTestTime(SettableClock clock) {
        return new RmsBreakers(new ClockTicker(clock), clock);
    }

    private record ClockTicker(SettableClock clock) implements Ticker {

        @Override
        public long nanos() {
            return Duration.between(Instant.EPOCH, clock.instant()).toNanos();
        }

        @Override
        public synchronized void awaitNanos(long deadline) {
            if (deadline > nanos()) {
                clock.set(Instant.EPOCH.plusNanos(deadline));
            }
        }
    }
}
