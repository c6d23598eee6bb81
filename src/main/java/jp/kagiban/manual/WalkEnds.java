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

    /** Deletes the progress for a shop, in the transaction that deletes the shop. */
    public void ofShop(TenantId tenant, ShopId shop) {
        steps.deleteShop(tenant, shop);
    }

    @EventListener
    void on(MemberLeft left) {
        steps.deleteMember(left.tenant(), left.member());
    }

    @EventListener
    void on(TenantDeleted deleted) {
        steps.deleteTenant(deleted.tenant());
    }
}
