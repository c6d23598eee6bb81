package jp.kagiban.shop.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import jp.kagiban.kit.Finder;
import jp.kagiban.kit.Icons;
import jp.kagiban.shop.KeyBadges;
import jp.kagiban.shop.KeyStatus;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.shop.ShopStatuses;
import jp.kagiban.tenancy.Access;
import jp.kagiban.tenancy.Permission;
import org.springframework.core.annotation.Order;

/** Finds shops by name and address, and shows the state of each key. */
@SpringComponent
@Order(10)
class ShopFinder implements Finder {

    private final ShopStatuses statuses;
    private final Access access;
    private final Clock clock;

    ShopFinder(ShopStatuses statuses, Access access, Clock clock) {
        this.statuses = statuses;
        this.access = access;
        this.clock = clock;
    }

    @Override
    public String heading() {
        return "shop.cards";
    }

    @Override
    public boolean offered() {
        return access.may(Permission.SEE_SHOPS);
    }

    /**
     * Returns shops by name, followed by those that fit by their address alone. If the text contains a verb, as in "renew
     * store 23", the shops of the other words follow with a link to the renewal. An empty text finds none.
     */
    @Override
    public Finds find(Component parent, String text, int limit) {
        if (text.isEmpty()) {
            return Finds.NONE;
        }
        Instant now = clock.instant();
        List<ShopStatus> all = statuses.all();
        Stream<Find> pages = matching(all, text).map(shop -> find(parent, shop, "", shop.name(), now));
        Stream<Find> renewals = access.may(Permission.CHANGE_KEYS)
                ? matching(all, ShopVerbs.toRenew(text))
                        .map(shop -> find(
                                parent, shop, "/renew", parent.getTranslation("shop.renew") + " " + shop.name(), now))
                : Stream.empty();
        return Finds.of(Stream.concat(pages, renewals).limit(limit + 1L).toList(), limit);
    }

    private static Stream<ShopStatus> matching(List<ShopStatus> shops, String text) {
        return shops.stream()
                .filter(shop -> !text.isEmpty() && name(shop).fits(text))
                .sorted(Comparator.comparingInt(shop -> name(shop).rank(text)));
    }

    private static ShopName name(ShopStatus shop) {
        return new ShopName(shop.name(), shop.code(), shop.mall()::shopCode);
    }

    private static Find find(Component parent, ShopStatus shop, String page, String name, Instant now) {
        return new Find(
                "shops/" + shop.shop() + page,
                Icons.KEY,
                name,
                new Span(shop.code()),
                KeyBadges.badge(parent, KeyStatus.of(shop, now)));
    }
}
