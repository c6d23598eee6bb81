package jp.kagiban.rms;

import java.time.Clock;
import java.util.List;
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
    Rms rms(RmsAddress address, Settings settings, Ticker ticker, Clock clock) {
        refuseTelltales();
        return new HttpRms(address, new Pace(settings.rms().pace(), ticker), new RmsWire(Patience.USUAL), clock);
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
