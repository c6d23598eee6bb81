package jp.kagiban.audit;

import java.util.function.Supplier;
import jp.kagiban.shared.CrossTenantReason;
import jp.kagiban.shared.LoginSpace;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import org.springframework.stereotype.Component;

/** Runs a task in the scope of a chain's owner. No browser tab can have the login space as its tenant. */
@Component
class ChainScope {

    private final TenantScope scope;

    ChainScope(TenantScope scope) {
        this.scope = scope;
    }

    <T> T in(TenantId owner, Supplier<T> task) {
        if (owner.equals(LoginSpace.OWNER)) {
            return scope.outside(CrossTenantReason.HISTORY_OF_THE_LOGIN_SPACE, task);
        }
        // An action across tenants goes into its own tenant's chain, even if the tab has another tenant.
        if (scope.outside().isPresent()) {
            return task.get();
        }
        boolean ofAnotherTenant =
                scope.find().filter(current -> !current.equals(owner)).isPresent();
        return ofAnotherTenant ? scope.outside(CrossTenantReason.HISTORIES_OF_A_MEMBER, task) : scope.in(owner, task);
    }

    void run(TenantId owner, Runnable task) {
        in(owner, () -> {
            task.run();
            return owner;
        });
    }
}
