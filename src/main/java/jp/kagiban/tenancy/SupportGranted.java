package jp.kagiban.tenancy;

import java.time.Instant;
import jp.kagiban.shared.TenantId;

/** An owner lets those who run the portal look at the company until then. */
public record SupportGranted(TenantId tenant, Instant until) {}
