package jp.kagiban.shop.watch;

import java.util.UUID;

public record WatchId(UUID tenantId, UUID shopId) {}
