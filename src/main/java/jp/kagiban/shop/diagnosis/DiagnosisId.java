package jp.kagiban.shop.diagnosis;

import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;

record DiagnosisId(TenantId tenantId, ShopId shopId) {}
