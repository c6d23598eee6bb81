package jp.kagiban.tenancy;

import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TenantId;

/** A member no longer belongs to a tenant: they left, or were removed. */
public record MemberLeft(TenantId tenant, MemberId member) {}
