package jp.kagiban.shop.watch;

import java.time.Instant;
import jp.kagiban.mall.Answer;
import jp.kagiban.shop.key.KeyGeneration.Said;
import jp.kagiban.shop.key.KeyJobs;
import jp.kagiban.shop.register.TenantShop;
import jp.kagiban.shop.watch.ShopWatch.WatchId;
import jp.kagiban.task.MallTasks;
import org.springframework.stereotype.Component;

/**
 * Stores a mall's last answer about the keys of a shop, and plans the next check. Runs in the caller's transaction,
 * under the shop's lock.
 */
@Component
public class WatchAgenda {

    private final ShopWatches watches;
    private final MallTasks tasks;

    WatchAgenda(ShopWatches watches, MallTasks tasks) {
        this.watches = watches;
        this.tasks = tasks;
    }

    public ShopWatch of(TenantShop shop) {
        return watches.of(shop);
    }

    void save(ShopWatch watch) {
        watches.save(watch);
    }

    /**
     * Stores the mall's answer about a new key of the shop.
     *
     * @param beside whether another key is in use; the answer is then no check of that key
     */
    public void hear(TenantShop shop, Answer answer, boolean beside, Instant now) {
        ShopWatch watch = of(shop);
        watches.save(beside ? watch.answeredBeside(answer, now) : watch.answered(answer, now));
    }

    /** Deletes the watch of a shop that is being deleted. */
    public void forget(TenantShop shop) {
        watches.deleteById(new WatchId(shop.tenantId(), shop.id()));
        tasks.cancel(new KeyJobs.WatchJob(shop.tenantId(), shop.id()));
    }

    /**
     * Plans the first check of a key that was just taken into use.
     *
     * @param said the state of that key
     */
    public void takenOver(TenantShop shop, Said said, Instant now) {
        Instant next = WatchPlan.next(shop.id(), said, now);
        watches.save(of(shop).planned(next, 0).takenOver(WatchVerdict.accepted(said, now), now));
        tasks.plan(new KeyJobs.WatchJob(shop.tenantId(), shop.id()), next);
    }

    /** Plans the next check of the key in use. */
    public void plan(TenantShop shop, Instant next) {
        watches.save(of(shop).planned(next, 0));
        tasks.plan(new KeyJobs.WatchJob(shop.tenantId(), shop.id()), next);
    }
}
