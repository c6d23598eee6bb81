package jp.kagiban.tenancy;

import jp.kagiban.shared.TenantId;

/** An owner has taken back that those who run the portal may look at the company. */
public record SupportRevoked(TenantId tenant) {}
