package jp.kagiban.tenancy;

import java.util.UUID;

/** A member no longer belongs to a tenant: they left, or were removed. */
public record MemberLeft(UUID tenant, UUID member) {}
