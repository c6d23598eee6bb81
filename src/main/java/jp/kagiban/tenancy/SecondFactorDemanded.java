package jp.kagiban.tenancy;

import jp.kagiban.shared.TenantId;

/** An owner has said whether every member of the company needs a second factor. */
public record SecondFactorDemanded(TenantId tenant, boolean ofAll) {}
