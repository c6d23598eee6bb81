package jp.kagiban.tenancy;

import java.time.Instant;
import java.util.UUID;

/** An owner lets those who run the portal look at the company until then. */
public record SupportGranted(UUID tenant, Instant until) {}
