package jp.kagiban.audit;

import jp.kagiban.shared.TenantId;

/**
 * Published when a chain does not go on from its last seal: somebody has written in it by other means than the portal's.
 *
 * @param owner whose history it is
 */
public record HistoryNotSealed(TenantId owner) {}
