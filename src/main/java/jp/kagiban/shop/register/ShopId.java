package jp.kagiban.shop.register;

import java.util.List;
import java.util.UUID;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.RowValues;

public record ShopId(UUID tenantId, UUID id) {

    /** As tenant and shop, for a statement about many whose tenants are named together. */
    public static RowValues rows(List<ShopId> shops) {
        return RowValues.of(shops, shop -> List.of(Column.of(shop.tenantId), Column.of(shop.id)));
    }
}
