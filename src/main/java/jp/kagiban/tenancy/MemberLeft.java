package jp.kagiban.tenancy;

import java.util.UUID;

/** A member no longer belongs to a tenant: he left, or was removed. */
public record MemberLeft(UUID tenant, UUID member) {}
