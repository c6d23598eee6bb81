package jp.kagiban.rakuten;

import java.time.Clock;
import java.util.List;
import jp.kagiban.mall.MallTurns;
import jp.kagiban.mall.OrderSource;
import jp.kagiban.shared.OrderlyEnd;
import jp.kagiban.shared.Settings;
import jp.kagiban.shared.StartRefused;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the wire together. */
@Configuration(proxyBeanMethods = false)
class RmsConfiguration {

    /** The JDK's own logging of requests, which can't be asked to leave out addresses and headers. */
    static final List<String> TELLTALES = List.of("jdk.httpclient.HttpClient.log", "jdk.internal.httpclient.debug");

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
    RmsLine rmsLine(RmsAddress address, Pace pace, RmsBreakers breakers, MallTurns turns) {
        refuseTelltales();
        return new RmsLine(address, pace, new RmsWire(Patience.USUAL), breakers, turns::answered);
    }

    @Bean
    Rms rms(RmsLine line, Clock clock) {
        return new HttpRms(line, clock);
    }

    @Bean
    OrderSource rmsOrders(RmsLine line, Clock clock) {
        return new HttpRmsOrders(line, clock);
    }

    @Bean
    RmsDiagnosis rmsDiagnosis(Rms rms, OrderSource rmsOrders, RmsLine line, Clock clock) {
        return new HttpRmsDiagnosis(rms, rmsOrders, line, clock);
    }

    static void refuseTelltales() {
        TELLTALES.stream()
                .filter(name -> System.getProperty(name) != null)
                .findFirst()
                .ifPresent(name -> {
                    throw new StartRefused(
                            "The system property " + name + " would write RMS keys into the log.", "Start without it.");
                });
    }
}
