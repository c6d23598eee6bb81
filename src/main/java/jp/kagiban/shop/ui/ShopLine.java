package jp.kagiban.shop.ui;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import jp.kagiban.kit.key.KeyStage;
import jp.kagiban.shared.Jst;
import jp.kagiban.shop.KeyStatus;
import jp.kagiban.shop.ListFacts;
import jp.kagiban.shop.ShopCare;
import jp.kagiban.shop.ShopStatus;

/**
 * The row of a shop at an instant.
 *
 * @param today the day in Tokyo from which days are counted
 * @param care who is in charge, and the tags
 * @param facts facts from other modules
 */
record ShopLine(
        ShopStatus shop, ShopCare care, KeyStatus status, KeyStage stage, LocalDate today, List<ListFacts.Fact> facts) {

    static ShopLine of(ShopStatus shop, ShopCare care, Instant now, List<ListFacts.Fact> facts) {
        return new ShopLine(shop, care, KeyStatus.of(shop, now), KeyStatus.stage(shop, now), Jst.day(now), facts);
    }

    static Comparator<ShopLine> by(ShopSort sort, Instant now) {
        return Comparator.comparing(ShopLine::shop, sort.comparator(now));
    }

    String id() {
        return shop.shop().toString();
    }

    /** Whether the row links to the renewal. If a key waits, or no key is in use, the row links to the shop's page. */
    boolean renews() {
        return shop.active() != null && shop.waiting() == null;
    }

    /** Returns the target of the row's button, relative to the application. */
    String onward() {
        return renews() ? href() + "/renew" : href();
    }

    String href() {
        return "shops/" + shop.shop();
    }
}
