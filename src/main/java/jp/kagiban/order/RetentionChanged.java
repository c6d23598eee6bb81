package jp.kagiban.order;

import jp.kagiban.shared.TenantId;

/** An owner has settled for how many days the company keeps orders. */
public record RetentionChanged(TenantId tenant, int days) {}
