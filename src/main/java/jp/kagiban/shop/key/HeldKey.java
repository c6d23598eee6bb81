package jp.kagiban.shop.key;

import jp.kagiban.mall.MallId;
import jp.kagiban.shop.register.ShopId;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/**
 * What it takes to use the key that a shop has in use.
 *
 * @param family a {@link jp.kagiban.mall.Family}'s name
 * @param revision under which the vault holds it
 * @param number under which the mall counts its calls; null where it has none
 */
@NamedInterface("key")
public record HeldKey(
        ShopId shop,
        MallId mall,
        String family,
        long revision,
        @Nullable String number) {}
