package jp.kagiban.tenancy;

import jp.kagiban.login.session.SecondFactor;
import jp.kagiban.shared.TenantScope;
import org.springframework.stereotype.Component;

/**
 * Whether the member who is logged in is kept out of the tenant in force, whatever their role: by a second factor that they haven't
 * shown, or should have set up by now, or because the company is suspended.
 */
@Component
class Lockout {

    private final SecondFactor factor;
    private final FactorPolicy policy;
    private final Suspensions suspensions;
    private final TenantScope scope;

    Lockout(SecondFactor factor, FactorPolicy policy, Suspensions suspensions, TenantScope scope) {
        this.factor = factor;
        this.policy = policy;
        this.suspensions = suspensions;
        this.scope = scope;
    }

    boolean inForce() {
        return factor.missing() || policy.overdue() || isSuspended();
    }

    private boolean isSuspended() {
        return scope.find().flatMap(suspensions::of).isPresent();
    }
}
