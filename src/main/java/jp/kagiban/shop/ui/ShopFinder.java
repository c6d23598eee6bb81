package jp.kagiban.shop.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
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
     * Returns shops whose name or address begins with the text, followed by shops that contain it. An empty text finds
     * none.
     */
    @Override
    public Finds find(Component parent, String text, int limit) {
        if (text.isEmpty()) {
            return Finds.NONE;
        }
        Instant now = clock.instant();
        List<ShopStatus> matching = statuses.all().stream()
                .filter(shop -> name(shop).fits(text))
                .sorted(Comparator.comparing((ShopStatus shop) -> !name(shop).beginsWith(text)))
                .toList();
        return Finds.of(
                matching.stream()
                        .limit(limit + 1L)
                        .map(shop -> find(parent, shop, now))
                        .toList(),
                limit);
    }

    private static ShopName name(ShopStatus shop) {
        return new ShopName(shop.name(), shop.code(), shop.mall()::shopCode);
    }

    private static Find find(Component parent, ShopStatus shop, Instant now) {
        return new Find(
                "shops/" + shop.shop(),
                Icons.KEY,
                shop.name(),
                new Span(shop.code()),
                KeyBadges.badge(parent, KeyStatus.of(shop, now)));
    }
}
