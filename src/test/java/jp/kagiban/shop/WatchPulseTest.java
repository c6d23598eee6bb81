package jp.kagiban.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import jp.kagiban.shared.ShopId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ShopTest
class WatchPulseTest {

    private static final String KEY = Merchant.key(43);

    @Autowired
    Merchant merchant;

    @Autowired
    FakeRms rms;

    @Autowired
    WatchPulse pulse;

    private ShopId shop;

    @BeforeEach
    void aKeyIsInUse() {
        rms.takes(KEY, Instant.parse("2027-02-23T14:59:59Z"));
        shop = merchant.shopInUse(KEY);
    }

    @Test
    void aKeyThatNoCheckLooksAtStopsItAfter26Hours() {
        merchant.pass(Duration.ofHours(26).minusSeconds(1));
        assertThat(pulse.stopped()).doesNotContain(merchant.tenant);
        merchant.pass(Duration.ofSeconds(1));
        assertThat(pulse.stopped()).contains(merchant.tenant);
    }

    @Test
    void eachCheckThatEndsCounts() {
        merchant.pass(Duration.ofHours(26));
        merchant.watch(shop);
        assertThat(pulse.stopped()).doesNotContain(merchant.tenant);
        assertThat(merchant.status(shop).checkEndedAt()).isEqualTo(merchant.now());
    }
}
