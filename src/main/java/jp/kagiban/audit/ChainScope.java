package jp.kagiban.audit;

import java.util.function.Supplier;
import jp.kagiban.shared.CrossTenantReason;
import jp.kagiban.shared.LoginSpace;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import org.springframework.stereotype.Component;

/** Puts the owner of a chain in force. No browser tab can have the owner of the login space. */
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
        // An action across tenants is recorded in the chain of its own tenant, whichever tenant the tab has.
        if (scope.outside().isPresent()) {
            return task.get();
        }
        boolean ofAnother = scope.find().filter(here -> !here.equals(owner)).isPresent();
        return ofAnother ? scope.outside(CrossTenantReason.HISTORIES_OF_A_MEMBER, task) : scope.in(owner, task);
    }

    void run(TenantId owner, Runnable task) {
        in(owner, () -> {
            task.run();
            return owner;
        });
    }
}
