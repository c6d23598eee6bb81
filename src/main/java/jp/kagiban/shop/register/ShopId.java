package jp.kagiban.shop.register;

import java.util.UUID;

public record ShopId(UUID tenantId, UUID id) {}
