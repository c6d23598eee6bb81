package jp.kagiban.shop.watch;

import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;

public record WatchId(TenantId tenantId, ShopId shopId) {}
