package jp.kagiban.tenancy;

import jp.kagiban.shared.TenantId;

/** An owner has given the company another name. */
public record CompanyRenamed(TenantId tenant, String before, String after) {}
