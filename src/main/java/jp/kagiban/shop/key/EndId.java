package jp.kagiban.shop.key;

import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.TenantId;

/** @param endName a {@link jp.kagiban.mall.KeyEnd}'s name */
record EndId(TenantId tenantId, GenerationId generationId, String endName) {}
