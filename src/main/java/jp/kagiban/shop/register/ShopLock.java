package jp.kagiban.shop.register;

import java.util.function.Predicate;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes a shop of the current tenant under its lock, and publishes {@link ShopChanged} after a change. */
@Component
public class ShopLock {

    private final TenantScope scope;
    private final Shops shops;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    ShopLock(TenantScope scope, Shops shops, ApplicationEventPublisher events, TransactionTemplate transaction) {
        this.scope = scope;
        this.shops = shops;
        this.events = events;
        this.transaction = transaction;
    }

    /**
     * Runs a task under the shop's lock.
     *
     * @param task returns whether it has changed the shop
     * @return the result of the task; false if there is no such shop
     */
    public boolean changing(ShopId shop, Predicate<Shop> task) {
        TenantId tenant = scope.current();
        return transaction.execute(_ -> {
            boolean changed = shops.lock(tenant, shop).filter(task).isPresent();
            if (changed) {
                events.publishEvent(new ShopChanged(tenant, shop));
            }
            return changed;
        });
    }
}
