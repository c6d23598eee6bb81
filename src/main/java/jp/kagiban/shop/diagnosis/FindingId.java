package jp.kagiban.shop.diagnosis;

import java.util.UUID;

/** @param rmsFunction a {@link jp.kagiban.mall.MallFunction}'s id; the column bears its name from when there was one mall */
record FindingId(UUID tenantId, UUID shopId, String rmsFunction) {}
