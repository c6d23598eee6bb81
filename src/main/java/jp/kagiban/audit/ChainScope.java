package jp.kagiban.audit;

import java.util.function.Supplier;
import jp.kagiban.shared.CrossTenantReason;
import jp.kagiban.shared.LoginSpace;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import org.springframework.stereotype.Component;

/** Puts the owner of a chain in force. The owner of the login space's is none that a browser tab could have. */
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
        // An act that crosses tenants goes into the chain of the tenant that it is about, beside whatever tenant the
        // tab has.
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
