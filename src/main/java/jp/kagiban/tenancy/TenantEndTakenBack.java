package jp.kagiban.tenancy;

import jp.kagiban.kit.LivePages;
import jp.kagiban.shared.TenantId;

/** An owner has taken back that the company be deleted. */
public record TenantEndTakenBack(TenantId tenant) implements LivePages.Change {}
