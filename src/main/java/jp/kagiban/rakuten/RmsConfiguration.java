package jp.kagiban.rakuten;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import jp.kagiban.mall.CallTimes;
import jp.kagiban.mall.OrderSource;
import jp.kagiban.shared.OrderlyEnd;
import jp.kagiban.shared.Settings;
import jp.kagiban.shared.StartRefused;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Creates the RMS client. */
@Configuration(proxyBeanMethods = false)
class RmsConfiguration {

    /** Properties that make the JDK log requests with their addresses and headers, which contain keys. */
    static final List<String> REQUEST_LOGGING =
            List.of("jdk.httpclient.HttpClient.log", "jdk.internal.httpclient.debug");

    @Bean
    RmsBreakers rmsBreakers(Ticker ticker, Clock clock) {
        return new RmsBreakers(ticker, clock);
    }

    @Bean
    Pace rmsPace(Settings settings, Ticker ticker) {
        return new Pace(settings.rms().pace(), ticker);
    }

    @Bean
    static OrderlyEnd callsEnd(Pace pace) {
        return new OrderlyEnd(OrderlyEnd.Turn.CALLS, pace::end);
    }

    @Bean
    RmsPipeline rmsPipeline(
            RmsAddress address, Pace pace, RmsBreakers breakers, CallTimes times, MeterRegistry meters) {
        refuseRequestLogging();
        return new RmsPipeline(address, pace, new RmsWire(RmsWire.Timeouts.USUAL), breakers, times, meters);
    }

    @Bean
    Rms rms(RmsPipeline pipeline, Clock clock) {
        return new HttpRms(pipeline, clock);
    }

    @Bean
    OrderSource rmsOrders(RmsPipeline pipeline, Clock clock) {
        return new HttpRmsOrders(pipeline, clock);
    }

    @Bean
    RmsDiagnosis rmsDiagnosis(Rms rms, OrderSource rmsOrders, RmsPipeline pipeline, Clock clock) {
        return new HttpRmsDiagnosis(rms, rmsOrders, pipeline, clock);
    }

    static void refuseRequestLogging() {
        REQUEST_LOGGING.stream()
                .filter(name -> System.getProperty(name) != null)
                .findFirst()
                .ifPresent(name -> {
                    throw new StartRefused(
                            "The system property " + name + " would write RMS keys into the log.", "Start without it.");
                });
    }
}
