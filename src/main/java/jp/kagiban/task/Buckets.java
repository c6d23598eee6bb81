package jp.kagiban.task;

import java.util.stream.IntStream;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import org.springframework.stereotype.Component;

/**
 * Assigns tasks to buckets. All shops with the same number at a mall are in one bucket, whatever their tenants. So a
 * single node makes the number's calls and can limit their rate in memory.
 */
@Component
class Buckets {

    /** More buckets than a portal has nodes. The count never changes, because the bucket of each task is stored. */
    static final int COUNT = 16;

    private final ShopLines lines;

    Buckets(ShopLines lines) {
        this.lines = lines;
    }

    static IntStream all() {
        return IntStream.range(0, COUNT);
    }

    /** Must run in the shop's tenant scope. */
    int of(TenantId tenant, ShopId shop) {
        return lines.of(tenant, shop).map(Buckets::of).orElseGet(() -> of(shop.toString()));
    }

    /** After the multiplication, the upper bits depend on all bits of the hash. */
    static int of(String line) {
        return (line.hashCode() * 0x9E3779B1) >>> 28;
    }
}
