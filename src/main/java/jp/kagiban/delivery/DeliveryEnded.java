package jp.kagiban.delivery;

import java.util.UUID;
import jp.kagiban.kit.LivePages;

/** A delivery of notices has been handed over, dropped or given up. */
record DeliveryEnded(UUID tenant) implements LivePages.Change {}
