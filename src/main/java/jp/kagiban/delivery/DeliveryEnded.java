package jp.kagiban.delivery;

import jp.kagiban.kit.LivePages;
import jp.kagiban.shared.TenantId;

/** A delivery of notices has been handed over, dropped or given up. */
record DeliveryEnded(TenantId tenant) implements LivePages.Change {}
