package jp.kagiban.shop.key;

import java.sql.ResultSet;
import java.sql.SQLException;
import jp.kagiban.mall.MallId;
import jp.kagiban.shared.Column;
import jp.kagiban.shop.register.TenantShop;
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
        TenantShop shop,
        MallId mall,
        String family,
        long revision,
        @Nullable String number) {

    /** Of a row with tenant_id, id, mall and family of the shop, and revision and shop_number of the key. */
    public static HeldKey of(ResultSet row) throws SQLException {
        return new HeldKey(
                new TenantShop(Column.tenant(row, "tenant_id"), Column.shop(row, "id")),
                new MallId(row.getString("mall")),
                row.getString("family"),
                row.getLong("revision"),
                row.getString("shop_number"));
    }
}
