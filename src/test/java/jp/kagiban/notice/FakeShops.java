package jp.kagiban.notice;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.shop.ShopStatuses;

/** Shops that stand as a test says. */
class FakeShops implements ShopStatuses {

    private volatile List<ShopStatus> statuses = List.of();
    private volatile boolean broken;
    private final AtomicInteger failures = new AtomicInteger();

    void are(ShopBuilder... shops) {
        statuses = Stream.of(shops).map(ShopBuilder::stands).toList();
        broken = false;
    }

    void cannotBeRead() {
        failures.set(0);
        broken = true;
    }

    /** How often reading them has failed since they can't be read. */
    int failures() {
        return failures.get();
    }

    @Override
    public List<ShopStatus> all() {
        if (broken) {
            failures.incrementAndGet();
            throw new IllegalStateException("The database is away");
        }
        return statuses;
    }

    @Override
    public Optional<ShopStatus> of(ShopId shop) {
        return all().stream().filter(one -> one.shop().equals(shop)).findFirst();
    }
}
