package jp.kagiban.audit;

import java.util.UUID;
import java.util.function.Supplier;
import jp.kagiban.shared.LoginSpace;
import jp.kagiban.shared.Outside;
import jp.kagiban.shared.TenantScope;
import org.springframework.stereotype.Component;

/** Puts the owner of a chain in force. That of the login space is none that a browser tab could have. */
@Component
class ChainScope {

    private final TenantScope scope;

    ChainScope(TenantScope scope) {
        this.scope = scope;
    }

    <T> T in(UUID owner, Supplier<T> task) {
        if (owner.equals(LoginSpace.OWNER)) {
            return scope.outside(Outside.HISTORY_OF_THE_LOGIN_SPACE, task);
        }
        // Who crosses tenants writes into the chain of the one that it is about, beside whatever tenant his tab has.
        return scope.outside().isPresent() ? task.get() : scope.in(owner, task);
    }

    void run(UUID owner, Runnable task) {
        in(owner, () -> {
            task.run();
            return owner;
        });
    }
}
