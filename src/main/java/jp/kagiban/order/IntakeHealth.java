package jp.kagiban.order;

import java.time.Clock;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.CrossTenantReason;
import jp.kagiban.shared.TenantScope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Counts, for the operators, the shops of all companies whose intake fails. Callers must check that the member is an
 * operator.
 */
@Service
public class IntakeHealth {

    private final JdbcClient db;
    private final TenantScope scope;
    private final Clock clock;

    IntakeHealth(JdbcClient db, TenantScope scope, Clock clock) {
        this.db = db;
        this.scope = scope;
        this.clock = clock;
    }

    /**
     * Returns the number of shops whose last two runs or more, on any node, got no usable answer. A stuck intake doesn't
     * count, because it may have ended with its company.
     */
    public long unansweredShops() {
        return scope.outside(
                CrossTenantReason.OPERATORS_CONSOLE,
                () -> db.sql("SELECT COUNT(*) FROM order_intake WHERE pause IS NULL AND failures > 1 AND next_run > ?")
                        .param(Column.of(clock.instant().minus(IntakeStatus.OVERDUE_AFTER)))
                        .query(Long.class)
                        .single());
    }
}
