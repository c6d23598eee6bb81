package jp.kagiban.order;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

@TestConfiguration(proxyBeanMethods = false)
@Import(Shopkeeper.class)
public class OrderFakes {

    @Bean
    @Primary
    public ScriptedOrders scriptedOrders() {
        return new ScriptedOrders();
    }

    @Bean
    @Primary
    TakingRms takingRms() {
        return new TakingRms();
    }
}
