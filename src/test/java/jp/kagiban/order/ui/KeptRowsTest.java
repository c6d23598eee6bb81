package jp.kagiban.order.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import jp.kagiban.order.OrderRow;
import jp.kagiban.shared.ShopId;
import org.junit.jupiter.api.Test;

class KeptRowsTest {

    private final KeptRows kept = new KeptRows();

    private static OrderRow row(int number) {
        return new OrderRow(new ShopId(new UUID(0, 1)), String.valueOf(number), 100, Instant.EPOCH, null, null, 1, 0);
    }

    private static List<OrderRow> rows(int from, int to) {
        return IntStream.range(from, to).mapToObj(KeptRowsTest::row).toList();
    }

    @Test
    void whatWasReadIsFoundAtItsPlace() {
        kept.keep(50, rows(50, 60));
        assertThat(kept.from(55, 10)).isEqualTo(rows(55, 60));
        assertThat(kept.indexOf("57")).hasValue(57);
    }

    @Test
    void aGapEndsIt() {
        kept.keep(0, rows(0, 2));
        kept.keep(3, rows(3, 5));
        assertThat(kept.from(0, 5)).isEqualTo(rows(0, 2));
    }

    @Test
    void whatIsReadAnewTakesThePlaceOfTheOld() {
        kept.keep(0, rows(0, 3));
        kept.keep(1, rows(9, 10));
        assertThat(kept.from(1, 1)).isEqualTo(rows(9, 10));
        assertThat(kept.indexOf("1")).isEmpty();
    }

    @Test
    void anOrderThatHasMovedOnIsAtItsNewPlaceAlone() {
        kept.keep(0, rows(0, 3));
        kept.keep(1, rows(0, 1));
        assertThat(kept.indexOf("0")).hasValue(1);
        assertThat(kept.from(0, 1)).isEmpty();
    }

    @Test
    void ofVeryManyTheFirstAreForgotten() {
        kept.keep(0, rows(0, 201));
        assertThat(kept.from(0, 1)).isEmpty();
        assertThat(kept.from(200, 1)).isEqualTo(rows(200, 201));
    }

    @Test
    void anotherListBeginsEmpty() {
        kept.keep(0, rows(0, 3));
        kept.forget();
        assertThat(kept.from(0, 3)).isEmpty();
    }
}
