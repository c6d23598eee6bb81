package jp.kagiban.tenancy;

import java.util.UUID;

/** Those who run the portal have ended the suspension of a company. */
public record TenantResumed(UUID tenant, UUID operator) {}
