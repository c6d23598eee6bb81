package jp.kagiban.shop.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import jp.kagiban.audit.Action;
import jp.kagiban.errand.Errands;
import jp.kagiban.mall.Answer;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.key.KeyGenerations;
import jp.kagiban.shop.key.KeyJobs;
import jp.kagiban.shop.key.OpenKeys;
import jp.kagiban.shop.key.ShopHistory;
import jp.kagiban.shop.register.CheckNow;
import jp.kagiban.shop.register.Shop;
import jp.kagiban.shop.register.Shops;
import jp.kagiban.shop.watch.ShopWatch.WatchId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Plans a check at once because a member asked for it; at most once a minute for each shop. */
@Component
public class CheckRequests {

    private static final Duration BETWEEN_CHECKS = Duration.ofMinutes(1);

    private final TenantScope scope;
    private final Shops shops;
    private final KeyGenerations generations;
    private final ShopWatches watches;
    private final Errands errands;
    private final ShopHistory history;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CheckRequests(
            TenantScope scope,
            Shops shops,
            KeyGenerations generations,
            ShopWatches watches,
            Errands errands,
            ShopHistory history,
            TransactionTemplate transaction,
            Clock clock) {
        this.scope = scope;
        this.shops = shops;
        this.generations = generations;
        this.watches = watches;
        this.errands = errands;
        this.history = history;
        this.transaction = transaction;
        this.clock = clock;
    }

    public CheckNow checkNow(ShopId shop) {
        TenantId tenant = scope.current();
        Instant now = clock.instant();
        return transaction.execute(_ -> shops.lock(tenant, shop)
                .flatMap(found -> watches.findById(new WatchId(tenant, shop)).map(watch -> check(found, watch, now)))
                .orElseGet(() -> new CheckNow(false, now)));
    }

    private CheckNow check(Shop shop, ShopWatch watch, Instant now) {
        Instant checked = watch.checkedAt();
        if (checked != null && checked.plus(BETWEEN_CHECKS).isAfter(now)) {
            return new CheckNow(false, checked.plus(BETWEEN_CHECKS));
        }
        OpenKeys open = generations.openOf(shop);
        Instant asked = watch.nextAsk();
        boolean busy = watch.lastAnswer() == Answer.THROTTLED && watch.failures() > 0;
        if (busy && asked != null && asked.isAfter(now)) {
            return new CheckNow(false, asked);
        }
        boolean watched = open.active() != null;
        watches.save(watch.checked(now, watched ? now : asked));
        if (watched) {
            errands.press(new KeyJobs.WatchJob(shop.tenant(), shop.shopId()));
        }
        Optional.ofNullable(open.waiting())
                .filter(key -> key.trying().lastAnswer() != Answer.THROTTLED)
                .ifPresent(key -> errands.press(KeyJobs.keyJob(key)));
        history.write(Action.SHOP_CHECK_ASKED, shop, null);
        return new CheckNow(true, now.plus(BETWEEN_CHECKS));
    }
}
