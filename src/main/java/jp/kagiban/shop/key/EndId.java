package jp.kagiban.shop.key;

import java.util.UUID;

/** @param endName a {@link jp.kagiban.mall.KeyEnd}'s name */
record EndId(UUID tenantId, UUID generationId, String endName) {}
