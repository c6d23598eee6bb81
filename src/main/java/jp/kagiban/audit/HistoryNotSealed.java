package jp.kagiban.audit;

import jp.kagiban.shared.TenantId;

/**
 * Published if a chain doesn't continue from its last seal, because it was changed by other means than the portal.
 *
 * @param owner the owner of the history
 */
public record HistoryNotSealed(TenantId owner) {}
