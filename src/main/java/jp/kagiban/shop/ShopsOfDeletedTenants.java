package jp.kagiban.shop;

import jp.kagiban.shared.TenantId;
import jp.kagiban.shop.activation.KeyTrialLimiter;
import jp.kagiban.shop.register.ShopDeleted;
import jp.kagiban.shop.register.Shops;
import jp.kagiban.tenancy.TenantDeleted;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Deletes the shops of a company together with it, each the way a member deletes one, so that their jobs end too. */
@Component
class ShopsOfDeletedTenants {

    private final Shops shops;
    private final ShopDeletion deletion;
    private final KeyTrialLimiter limiter;

    ShopsOfDeletedTenants(Shops shops, ShopDeletion deletion, KeyTrialLimiter limiter) {
        this.shops = shops;
        this.deletion = deletion;
        this.limiter = limiter;
    }

    /** The gate goes first: whoever enters a key holds it, so that none comes in behind our back. */
    @EventListener
    void on(TenantDeleted deleted) {
        TenantId tenant = deleted.tenant();
        limiter.shut(tenant);
        shops.findByIdTenantIdOrderByRegisteredAtAscIdIdAsc(tenant)
                .forEach(shop -> deletion.delete(shop.shopId(), ShopDeleted.BY_NOBODY));
        limiter.forget(tenant);
    }
}
