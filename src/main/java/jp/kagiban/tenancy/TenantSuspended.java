package jp.kagiban.tenancy;

import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TenantId;

/** Those who run the portal have suspended a company. */
public record TenantSuspended(TenantId tenant, MemberId operator, String reason) {}
