package jp.kagiban.order;

import java.util.UUID;

/** An owner has settled for how many days the company keeps orders. */
public record RetentionChanged(UUID tenant, int days) {}
