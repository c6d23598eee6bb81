package jp.kagiban.order;

import java.util.UUID;
import jp.kagiban.kit.LivePages;

/** Orders of a shop, or how its intake stands, have changed; published in the transaction that changed them. */
record OrdersChanged(UUID tenant, UUID shop) implements LivePages.Change {}
