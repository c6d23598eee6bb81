package jp.kagiban.shop;

import java.util.UUID;

record WatchId(UUID tenantId, UUID shopId) {}
