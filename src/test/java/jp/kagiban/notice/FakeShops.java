package jp.kagiban.notice;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import jp.kagiban.shop.ShopStanding;
import jp.kagiban.shop.ShopStandings;

/** Shops that stand as a test says. */
class FakeShops implements ShopStandings {

    private volatile List<ShopStanding> standing = List.of();
    private volatile boolean broken;

    void are(ShopBuilder... shops) {
        standing = Stream.of(shops).map(ShopBuilder::stands).toList();
        broken = false;
    }

    void cannotBeRead() {
        broken = true;
    }

    @Override
    public List<ShopStanding> all() {
        if (broken) {
            throw new IllegalStateException("The database is away");
        }
        return standing;
    }

    @Override
    public Optional<ShopStanding> of(UUID shop) {
        return all().stream().filter(one -> one.shop().equals(shop)).findFirst();
    }
}
