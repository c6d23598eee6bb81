package jp.kagiban.shop.key;

import java.util.UUID;
import jp.kagiban.shared.TenantId;

/** @param endName a {@link jp.kagiban.mall.KeyEnd}'s name */
record EndId(TenantId tenantId, UUID generationId, String endName) {}
