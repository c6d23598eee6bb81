package jp.kagiban.delivery.chat;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** A portal whose calls out end in a double. */
@TestConfiguration(proxyBeanMethods = false)
public class ChatPortal {

    @Bean
    @Primary
    OutsideDouble outsideDouble() {
        return new OutsideDouble();
    }
}
