package jp.kagiban.demo;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kagiban.demo.DemoMerchants.DemoShop;
import jp.kagiban.shop.watch.CheckDays.Counts;
import org.junit.jupiter.api.Test;

class DemoMerchantsTest {

    @Test
    void anExpiredKeyWasRefusedOnEachDayAfterItsLast() {
        assertThat(new DemoShop("900009", "shop", "店", -3).pastChecks())
                .startsWith(new Counts(0, 0, 1), new Counts(0, 0, 1), new Counts(1, 0, 0));
        assertThat(new DemoShop("900009", "shop", "店", 0).pastChecks()).containsOnly(new Counts(1, 0, 0));
    }
}
