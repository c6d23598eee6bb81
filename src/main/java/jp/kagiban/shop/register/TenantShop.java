package jp.kagiban.shop.register;

import java.util.List;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.RowValues;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;

public record TenantShop(TenantId tenantId, ShopId id) {

    /** Returns the row values for a statement about shops of different tenants. */
    public static RowValues rows(List<TenantShop> shops) {
        return RowValues.of(shops, shop -> List.of(Column.of(shop.tenantId), Column.of(shop.id)));
    }
}
