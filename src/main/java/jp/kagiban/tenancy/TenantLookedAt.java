package jp.kagiban.tenancy;

import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TenantId;

/** Somebody who runs the portal has looked at a company, as one of its owners had granted. */
public record TenantLookedAt(TenantId tenant, MemberId operator) {}
