package jp.kagiban.manual;

import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.tenancy.Team.MemberLeft;
import jp.kagiban.tenancy.TenantDeleted;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Deletes the progress of walks together with their company, member or shop. */
@Component
public class WalkEnds {

    private final WalkSteps steps;

    WalkEnds(WalkSteps steps) {
        this.steps = steps;
    }

    /** Call it in the transaction that deletes a shop. */
    public void ofShop(TenantId tenant, ShopId shop) {
        steps.forgetShop(tenant, shop);
    }

    @EventListener
    void on(MemberLeft left) {
        steps.forgetMember(left.tenant(), left.member());
    }

    @EventListener
    void on(TenantDeleted deleted) {
        steps.forgetTenant(deleted.tenant());
    }
}
