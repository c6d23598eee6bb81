package jp.kagiban.shop;

import jp.kagiban.testing.SettableClock;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

@TestConfiguration(proxyBeanMethods = false)
@Import(Merchant.class)
class ShopFakes {

    @Bean
    @Primary
    FakeVault fakeVault(SettableClock clock) {
        return new FakeVault(clock);
    }

    @Bean
    @Primary
    FakeRms fakeRms() {
        return new FakeRms();
    }
}
