package jp.kagiban.tenancy;

import jp.kagiban.shared.TenantId;

/**
 * A company is being deleted. Published in that transaction, with the tenant in force and before its row is deleted, so that each
 * module deletes its own rows. Published again an hour later, for rows that running work has added meanwhile.
 */
public record TenantDeleted(TenantId tenant) {}
