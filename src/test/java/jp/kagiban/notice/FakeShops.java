package jp.kagiban.notice;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import jp.kagiban.shop.ShopStanding;
import jp.kagiban.shop.ShopStandings;

/** Shops that stand as a test says. */
class FakeShops implements ShopStandings {

    private volatile List<ShopStanding> standing = List.of();
    private volatile boolean broken;
    private final AtomicInteger failures = new AtomicInteger();

    void are(ShopBuilder... shops) {
        standing = Stream.of(shops).map(ShopBuilder::stands).toList();
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
    public List<ShopStanding> all() {
        if (broken) {
            failures.incrementAndGet();
            throw new IllegalStateException("The database is away");
        }
        return standing;
    }

    @Override
    public Optional<ShopStanding> of(UUID shop) {
        return all().stream().filter(one -> one.shop().equals(shop)).findFirst();
    }
}
