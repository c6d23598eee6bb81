package jp.kagiban.errand;

import java.util.stream.IntStream;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import org.springframework.stereotype.Component;

/**
 * Shares errands out among buckets. All shops that a mall counts together are in one, whatever their tenants, so that the node
 * that works the bucket can space the calls of a number in memory.
 */
@Component
class Buckets {

    /** More than a portal has nodes; the bucket of each errand is stored, so this never changes. */
    static final int COUNT = 16;

    private final ShopLines lines;

    Buckets(ShopLines lines) {
        this.lines = lines;
    }

    static IntStream all() {
        return IntStream.range(0, COUNT);
    }

    /** The shop's tenant is in force. */
    int of(TenantId tenant, ShopId shop) {
        return lines.of(tenant, shop).map(Buckets::of).orElseGet(() -> of(shop.toString()));
    }

    /** The upper bits of a hash that is multiplied depend on all that is hashed. */
    static int of(String line) {
        return (line.hashCode() * 0x9E3779B1) >>> 28;
    }
}
