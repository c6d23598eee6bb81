package jp.kagiban.tenancy;

import java.util.UUID;
import jp.kagiban.kit.LivePages;

/** An owner has taken back that the company be deleted. */
public record TenantEndTakenBack(UUID tenant) implements LivePages.Change {}
