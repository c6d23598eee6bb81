package jp.kagiban.shop.diagnosis;

import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;

/** @param rmsFunction a {@link jp.kagiban.mall.MallFunction}'s id; the column bears its name from when there was one mall */
record FindingId(TenantId tenantId, ShopId shopId, String rmsFunction) {}
