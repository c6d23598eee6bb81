package jp.kagiban.tenancy;

import java.time.Instant;
import java.util.UUID;
import jp.kagiban.kit.LivePages;

/** An owner has asked that all of the company be deleted then. */
public record TenantEndPlanned(UUID tenant, Instant at) implements LivePages.Change {}
