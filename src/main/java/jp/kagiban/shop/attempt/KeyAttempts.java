package jp.kagiban.shop.attempt;

import java.util.List;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;
import org.springframework.stereotype.Service;

/** Reads the results of attempts with a key, for pages of the current tenant. */
@Service
public class KeyAttempts {

    private final AttemptRows rows;
    private final TenantScope scope;

    KeyAttempts(AttemptRows rows, TenantScope scope) {
        this.rows = rows;
        this.scope = scope;
    }

    /** Returns the attempts with one generation, the newest first. Also empty if there is no such key. */
    @Needs(Permission.SEE_SHOPS)
    public List<AttemptRun> of(GenerationId generation) {
        return AttemptRun.of(rows.of(scope.current(), generation));
    }
}
