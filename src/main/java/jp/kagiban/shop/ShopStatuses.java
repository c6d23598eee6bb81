package jp.kagiban.shop;

import java.util.List;
import java.util.Optional;
import jp.kagiban.shared.ShopId;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;

/** Reads how the shops of the tenant in force stand. */
public interface ShopStatuses {

    /** All shops, in the order in which they were registered. */
    @Needs(Permission.SEE_SHOPS)
    List<ShopStatus> all();

    /** Empty if there is none of this id in the tenant in force: foreign and missing look the same. */
    @Needs(Permission.SEE_SHOPS)
    Optional<ShopStatus> of(ShopId shop);
}
