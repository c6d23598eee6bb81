package jp.kagiban.rakuten;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RakutenOrderNumberTest {

    @Test
    void anOrderHasAPageInRms() {
        assertThat(RakutenOrderNumber.page("900001-20300105-0000000001"))
                .contains(URI.create("https://order-rp.rms.rakuten.co.jp/order-rb/individual-order-detail-sc/init"
                        + "?orderNumber=900001-20300105-0000000001"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "900001", "900001-20300105-1&x=y", "900001-20300105-1#", "../init"})
    void whatIsNoNumberOfRmsComesIntoNoAddress(String number) {
        assertThat(RakutenOrderNumber.page(number)).isEmpty();
    }
}
