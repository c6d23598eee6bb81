package jp.kagiban.order;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Clock;
import jp.kagiban.rakuten.RmsOnTestTime;
import jp.kagiban.testing.AsThePortal;
import jp.kagiban.testing.ChosenDatabase;
import jp.kagiban.testing.TestPortal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.test.context.ContextConfiguration;

/** The intake of a whole portal and its fake RMS, over HTTP and at RMS's pace, on each database. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("database")
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "kagiban.sandbox=on",
            "kagiban.data-dir=target/test-data/${test.lane:alone}/orders-over-http",
            "kagiban.vault.dir=target/test-data/${test.lane:alone}/orders-over-http/vault"
        })
@Import({TestPortal.class, RmsOnTestTime.class, OrdersOverHttp.Fakes.class})
@ExtendWith(AsThePortal.class)
@ContextConfiguration(initializers = ChosenDatabase.class)
@interface OrdersOverHttp {

    @TestConfiguration(proxyBeanMethods = false)
    @Import(Stall.class)
    class Fakes {

        @Bean
        WireTap wireTap(Clock clock) {
            return new WireTap(clock);
        }

        @Bean
        FilterRegistrationBean<WireTap> wireTapBeforeRms(WireTap tap) {
            FilterRegistrationBean<WireTap> registration = new FilterRegistrationBean<>(tap);
            registration.addUrlPatterns("/sandbox-rms/es/*");
            registration.setOrder(Ordered.LOWEST_PRECEDENCE);
            return registration;
        }
    }
}
