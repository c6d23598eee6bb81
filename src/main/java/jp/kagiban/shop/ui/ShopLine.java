package jp.kagiban.shop.ui;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import jp.kagiban.kit.KeyStage;
import jp.kagiban.shared.Jst;
import jp.kagiban.shop.KeyStatus;
import jp.kagiban.shop.ListFacts;
import jp.kagiban.shop.ShopStatus;

/**
 * All that the row of a shop tells at an instant.
 *
 * @param today in Tokyo; days are counted from it
 * @param told by other modules
 */
record ShopLine(ShopStatus shop, KeyStatus status, KeyStage stage, LocalDate today, List<ListFacts.Fact> told) {

    static ShopLine of(ShopStatus shop, Instant now, List<ListFacts.Fact> told) {
        return new ShopLine(shop, KeyStatus.of(shop, now), KeyStatus.stage(shop, now), Jst.day(now), told);
    }

    static Comparator<ShopLine> by(ShopSort sort, Instant now) {
        return Comparator.comparing(ShopLine::shop, sort.comparator(now));
    }

    String id() {
        return shop.shop().toString();
    }

    /** Whether a new key is what its row leads to; where one waits, or none was ever in use, the shop's page says what to do. */
    boolean renews() {
        return shop.active() != null && shop.waiting() == null;
    }

    /** Relative to the application. */
    String onward() {
        return renews() ? href() + "/renew" : href();
    }

    String href() {
        return "shops/" + shop.shop();
    }
}
