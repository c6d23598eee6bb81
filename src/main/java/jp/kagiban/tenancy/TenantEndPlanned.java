package jp.kagiban.tenancy;

import java.time.Instant;
import jp.kagiban.kit.LivePages;
import jp.kagiban.shared.TenantId;

/** An owner has asked that all of the company be deleted then. */
public record TenantEndPlanned(TenantId tenant, Instant at) implements LivePages.Change {}
