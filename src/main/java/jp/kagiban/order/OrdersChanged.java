package jp.kagiban.order;

import jp.kagiban.kit.LivePages;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;

/** Orders of a shop, or how its intake stands, have changed; published in the transaction that changed them. */
record OrdersChanged(TenantId tenant, ShopId shop) implements LivePages.Change {}
