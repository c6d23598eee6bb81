package jp.kagiban.shop;

import java.util.UUID;

record ShopId(UUID tenantId, UUID id) {}
