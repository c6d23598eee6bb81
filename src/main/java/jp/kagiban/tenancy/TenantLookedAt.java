package jp.kagiban.tenancy;

import java.util.UUID;

/** Somebody who runs the portal has looked at a company, as one of its owners had granted. */
public record TenantLookedAt(UUID tenant, UUID operator) {}
