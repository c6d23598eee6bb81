package jp.kagiban.shop.watch;

import java.time.Clock;
import java.util.List;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.register.Shops;
import jp.kagiban.shop.register.TenantShop;
import jp.kagiban.shop.watch.CheckDays.Counts;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Stores invented checks of the days before today, for shops to practise with. */
@Component
@NamedInterface("watch")
public class PastChecks {

    private final ShopWatches watches;
    private final Shops shops;
    private final TenantScope scope;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PastChecks(ShopWatches watches, Shops shops, TenantScope scope, TransactionTemplate transaction, Clock clock) {
        this.watches = watches;
        this.shops = shops;
        this.scope = scope;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Replaces the counts of the days before today.
     *
     * @param counts the latest day first
     */
    public void replace(ShopId shop, List<Counts> counts) {
        TenantShop id = new TenantShop(scope.current(), shop);
        transaction.executeWithoutResult(_ -> shops.lock(id.tenantId(), shop).ifPresent(_ -> {
            ShopWatch watch = watches.of(id);
            CheckDays days = watch.days().after(counts, Jst.today(clock));
            watches.save(watch.with(days.stored(), watch.checkEndedAt()));
        }));
    }
}
