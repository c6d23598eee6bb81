package jp.kagiban.tenancy;

import java.util.UUID;

/** An owner has taken back that the company be deleted. */
public record TenantEndTakenBack(UUID tenant) {}
