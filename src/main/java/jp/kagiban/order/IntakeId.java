package jp.kagiban.order;

import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;

record IntakeId(TenantId tenantId, ShopId shopId) {}
