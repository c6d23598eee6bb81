package jp.kagiban.audit;

import jp.kagiban.shared.TenantId;

/**
 * Published if a chain doesn't continue from its last seal: it was changed by other means than the portal.
 *
 * @param owner whose history it is
 */
public record HistoryNotSealed(TenantId owner) {}
