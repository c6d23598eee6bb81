package jp.kagiban.delivery;

import jp.kagiban.shared.TenantScope;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Shops and receivers that a test moves. */
@TestConfiguration(proxyBeanMethods = false)
class DeliveryPortal {

    @Bean
    @Primary
    StandingShops standingShops(TenantScope scope) {
        return new StandingShops(scope);
    }

    @Bean
    Receivers receivers(TenantScope scope) {
        return new Receivers(scope);
    }
}
