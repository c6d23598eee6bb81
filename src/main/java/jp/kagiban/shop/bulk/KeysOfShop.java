package jp.kagiban.shop.bulk;

import jp.kagiban.mall.MallId;
import jp.kagiban.shared.ShopId;
import org.jspecify.annotations.Nullable;

/**
 * A shop as a pasted key has to be seen beside it.
 *
 * @param number that of the key in use, which its mall has taken; empty while none is known
 * @param inUse the last four characters of the key in use, or null
 * @param waiting those of the key that waits, or null
 * @param open whether a new key may come in by itself, because what belongs beside it is there
 */
record KeysOfShop(
        ShopId shop,
        String name,
        MallId mall,
        String number,
        @Nullable String inUse,
        @Nullable String waiting,
        boolean open) {

    /** Whether another new key would come in beside one that waits already. */
    boolean busy() {
        return inUse != null && waiting != null;
    }
}
