package jp.kagiban.audit;

import jp.kagiban.shared.LoginSpace;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import org.springframework.stereotype.Component;

/** Walks a chain from its beginning to its end, and names the first place at which it is broken. */
@Component
public class ChainCheck {

    private final ChainWalks walks;
    private final ChainScope scope;
    private final TenantScope tenant;

    ChainCheck(ChainWalks walks, ChainScope scope, TenantScope tenant) {
        this.walks = walks;
        this.scope = scope;
        this.tenant = tenant;
    }

    /** Checks the chain of the tenant in force, as it stands at this moment. */
    public Verdict check() {
        return check(tenant.current());
    }

    /** Checks the chain of the login space. */
    public Verdict checkLoginSpace() {
        return check(LoginSpace.OWNER);
    }

    private Verdict check(TenantId owner) {
        return scope.in(owner, () -> walks.whole(owner));
    }
}
