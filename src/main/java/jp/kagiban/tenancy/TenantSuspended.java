package jp.kagiban.tenancy;

import java.util.UUID;

/** Those who run the portal have suspended a company. */
public record TenantSuspended(UUID tenant, UUID operator, String reason) {}
