package jp.kagiban.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import org.junit.jupiter.api.Test;

class BucketsTest {

    private static Map<Integer, Long> spread(List<String> lines) {
        return lines.stream()
                .map(Buckets::of)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    @Test
    void numbersSpreadOverAllBuckets() {
        List<String> numbers =
                IntStream.range(200_000, 216_000).mapToObj(String::valueOf).toList();
        assertThat(spread(numbers))
                .hasSize(Buckets.COUNT)
                .allSatisfy((_, many) -> assertThat(many).isBetween(700L, 1_300L));
    }

    @Test
    void shopsWithoutANumberSpreadToo() {
        List<String> shops =
                IntStream.range(0, 16_000).mapToObj(_ -> Ids.next().toString()).toList();
        assertThat(spread(shops))
                .hasSize(Buckets.COUNT)
                .allSatisfy((_, many) -> assertThat(many).isBetween(700L, 1_300L));
    }

    @Test
    void shopsOfOneNumberAreInOneBucketWhateverTheirTenants() {
        Buckets buckets = new Buckets((_, _) -> Optional.of("234567"));
        assertThat(buckets.of(TenantId.next(), ShopId.next()))
                .isEqualTo(buckets.of(TenantId.next(), ShopId.next()))
                .isEqualTo(Buckets.of("234567"));
    }

    /** The bucket is stored with each task. */
    @Test
    void aNumberKeepsItsBucket() {
        assertThat(Buckets.of("123456")).isZero();
    }
}
