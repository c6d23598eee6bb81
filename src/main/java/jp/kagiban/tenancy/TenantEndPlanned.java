package jp.kagiban.tenancy;

import java.time.Instant;
import java.util.UUID;

/** An owner has asked that all of the company be deleted then. */
public record TenantEndPlanned(UUID tenant, Instant at) {}
