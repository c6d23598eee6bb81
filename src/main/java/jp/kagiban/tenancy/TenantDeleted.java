package jp.kagiban.tenancy;

import jp.kagiban.shared.TenantId;

/**
 * A company is being deleted; published in that transaction, with the tenant in force and while its row still stands, so that
 * each module deletes its own rows of it. It comes again an hour later, for what was under way meanwhile: then mostly nothing
 * is left.
 */
public record TenantDeleted(TenantId tenant) {}
