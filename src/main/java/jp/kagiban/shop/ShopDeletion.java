package jp.kagiban.shop;

import jp.kagiban.audit.Action;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shop.activation.KeyTrialLimiter;
import jp.kagiban.shop.key.KeyGenerations;
import jp.kagiban.shop.key.KeyRetirement;
import jp.kagiban.shop.key.ShopHistory;
import jp.kagiban.shop.register.ShopDeleted;
import jp.kagiban.shop.register.ShopLock;
import jp.kagiban.shop.register.Shops;
import jp.kagiban.shop.watch.WatchAgenda;
import jp.kagiban.tenancy.TenantDeleted;
import jp.kagiban.vault.Vault;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Deletes shops with their history, jobs and secrets: one shop for a member, or all shops of a company that is deleted. */
@Component
class ShopDeletion {

    private final ShopLock lock;
    private final Shops shops;
    private final KeyGenerations generations;
    private final WatchAgenda agenda;
    private final Vault vault;
    private final KeyRetirement retirement;
    private final ShopHistory history;
    private final KeyTrialLimiter limiter;
    private final ApplicationEventPublisher events;

    ShopDeletion(
            ShopLock lock,
            Shops shops,
            KeyGenerations generations,
            WatchAgenda agenda,
            Vault vault,
            KeyRetirement retirement,
            ShopHistory history,
            KeyTrialLimiter limiter,
            ApplicationEventPublisher events) {
        this.lock = lock;
        this.shops = shops;
        this.generations = generations;
        this.agenda = agenda;
        this.vault = vault;
        this.retirement = retirement;
        this.history = history;
        this.limiter = limiter;
        this.events = events;
    }

    /** @return false if there is no such shop */
    boolean delete(ShopId shop, MemberId member) {
        return lock.changing(shop, found -> {
            TenantId tenant = found.tenant();
            history.write(Action.SHOP_DELETED, found, member);
            events.publishEvent(new ShopDeleted(tenant, shop, member));
            generations
                    .findByIdTenantIdAndShopIdOrderBySerialNoDesc(tenant, shop)
                    .forEach(retirement::forget);
            agenda.forget(found.id());
            vault.destroy(shop.id());
            generations.deleteOf(tenant, shop);
            shops.deleteById(found.id());
            return true;
        });
    }

    /** Deletes all shops of the company. First closes the limiter's gate, so that no member can enter a key meanwhile. */
    @EventListener
    void on(TenantDeleted deleted) {
        TenantId tenant = deleted.tenant();
        limiter.shut(tenant);
        shops.findByIdTenantIdOrderByRegisteredAtAscIdIdAsc(tenant)
                .forEach(shop -> delete(shop.shopId(), ShopDeleted.BY_NOBODY));
        limiter.forget(tenant);
    }
}
