package jp.kagiban.shop;

import java.util.UUID;
import jp.kagiban.audit.Action;
import jp.kagiban.shop.key.KeyGeneration;
import jp.kagiban.shop.key.KeyGenerations;
import jp.kagiban.shop.key.KeyJobs;
import jp.kagiban.shop.key.ShopHistory;
import jp.kagiban.shop.register.ShopDeleted;
import jp.kagiban.shop.register.ShopLock;
import jp.kagiban.shop.register.Shops;
import jp.kagiban.shop.watch.ShopWatches;
import jp.kagiban.shop.watch.WatchId;
import jp.kagiban.storage.Jobs;
import jp.kagiban.vault.Vault;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Deletes a shop with its history, its jobs and all its secrets. */
@Component
class ShopDeletion {

    private final ShopLock lock;
    private final Shops shops;
    private final KeyGenerations generations;
    private final ShopWatches watches;
    private final Vault vault;
    private final Jobs jobs;
    private final ShopHistory history;
    private final ApplicationEventPublisher events;

    ShopDeletion(
            ShopLock lock,
            Shops shops,
            KeyGenerations generations,
            ShopWatches watches,
            Vault vault,
            Jobs jobs,
            ShopHistory history,
            ApplicationEventPublisher events) {
        this.lock = lock;
        this.shops = shops;
        this.generations = generations;
        this.watches = watches;
        this.vault = vault;
        this.jobs = jobs;
        this.history = history;
        this.events = events;
    }

    /** @return false if there is no such shop */
    boolean delete(UUID shop, UUID member) {
        return lock.changing(shop, found -> {
            UUID tenant = found.tenant();
            history.write(Action.SHOP_DELETED, found, member);
            events.publishEvent(new ShopDeleted(tenant, shop, member));
            generations
                    .findByIdTenantIdAndShopIdOrderBySerialNoDesc(tenant, shop)
                    .forEach(this::cancelJobs);
            jobs.cancel(new KeyJobs.WatchJob(tenant, shop));
            vault.destroy(shop);
            generations.deleteOf(tenant, shop);
            watches.deleteById(new WatchId(tenant, shop));
            shops.deleteById(found.id());
            return true;
        });
    }

    private void cancelJobs(KeyGeneration key) {
        jobs.cancel(KeyJobs.keyJob(key));
        jobs.cancel(KeyJobs.shredJob(key));
    }
}
