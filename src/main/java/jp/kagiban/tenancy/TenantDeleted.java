package jp.kagiban.tenancy;

import jp.kagiban.shared.TenantId;

/**
 * A company is being deleted, so each module must delete its own rows. Published in the deleting transaction, with this
 * tenant as the current one and before its row is deleted. Published again an hour later, for rows that running work
 * has added meanwhile.
 */
public record TenantDeleted(TenantId tenant) {}
