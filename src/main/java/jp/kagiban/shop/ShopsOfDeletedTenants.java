package jp.kagiban.shop;

import java.util.UUID;
import jp.kagiban.tenancy.TenantDeleted;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Deletes the shops of a company together with it, each the way a member deletes one, so that their jobs end too. */
@Component
class ShopsOfDeletedTenants {

    private final Shops shops;
    private final ShopDeletion deletion;
    private final KeyTrials trials;

    ShopsOfDeletedTenants(Shops shops, ShopDeletion deletion, KeyTrials trials) {
        this.shops = shops;
        this.deletion = deletion;
        this.trials = trials;
    }

    /** The gate goes first: whoever enters a key holds it, so that none comes in behind our back. */
    @EventListener
    void on(TenantDeleted deleted) {
        UUID tenant = deleted.tenant();
        trials.removeGate(tenant);
        shops.findByIdTenantIdOrderByRegisteredAtAscIdIdAsc(tenant)
                .forEach(shop -> deletion.delete(shop.id().id(), ShopDeleted.BY_NOBODY));
        trials.removeAll(tenant);
    }
}
