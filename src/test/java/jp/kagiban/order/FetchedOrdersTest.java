package jp.kagiban.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.ShopOrders;
import jp.kagiban.shop.ShopOrders.Fetched;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@OrderTest
class FetchedOrdersTest {

    @Autowired
    ShopOrders orders;

    @Autowired
    Shopkeeper keeper;

    private Optional<Fetched> since(Instant instant) {
        return keeper.in(() -> orders.of(keeper.shop, instant));
    }

    @Test
    void beforeTheFirstImportIsThroughNothingIsComplete() {
        keeper.open();
        assertThat(since(keeper.now())).contains(new Fetched(keeper.now(), null, null, 0));
    }

    @Test
    void ordersPlacedSinceThenAreCounted() {
        keeper.open();
        Instant begin = keeper.now();
        keeper.shelf().fill(3, begin.minus(Duration.ofHours(1)), 100);
        keeper.fetch();
        keeper.pass(Duration.ofMinutes(10));
        keeper.shelf().put(new OrderJson("123456-20261125-0000000077", 100, begin.plusSeconds(60)));
        keeper.fetch();
        assertThat(since(begin)).contains(new Fetched(begin, keeper.now(), keeper.now(), 1));
    }

    @Test
    void aShopOfNobodyHasNone() {
        keeper.open();
        assertThat(keeper.in(() -> orders.of(ShopId.next(), keeper.now()))).isEmpty();
    }
}
