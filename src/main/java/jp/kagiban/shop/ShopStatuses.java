package jp.kagiban.shop;

import java.util.List;
import java.util.Optional;
import jp.kagiban.shared.ShopId;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;

/** Reads the states of the shops of the current tenant. */
public interface ShopStatuses {

    /** Returns all shops, in the order of registration. */
    @Needs(Permission.SEE_SHOPS)
    List<ShopStatus> all();

    /** Empty if the current tenant has no such shop; foreign and missing shops look the same. */
    @Needs(Permission.SEE_SHOPS)
    Optional<ShopStatus> of(ShopId shop);
}
