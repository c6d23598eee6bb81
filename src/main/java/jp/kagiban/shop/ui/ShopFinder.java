package jp.kagiban.shop.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.kagiban.kit.Finder;
import jp.kagiban.kit.Icons;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.KeyBadges;
import jp.kagiban.shop.KeyStatus;
import jp.kagiban.shop.ShopCare;
import jp.kagiban.shop.ShopCares;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.shop.ShopStatuses;
import jp.kagiban.tenancy.Access;
import jp.kagiban.tenancy.Permission;
import org.springframework.core.annotation.Order;

/** Finds shops by name, address, tag and who is in charge, and shows the state of each key. */
@SpringComponent
@Order(10)
class ShopFinder implements Finder {

    private final ShopStatuses statuses;
    private final ShopCares cares;
    private final Access access;
    private final Clock clock;

    ShopFinder(ShopStatuses statuses, ShopCares cares, Access access, Clock clock) {
        this.statuses = statuses;
        this.cares = cares;
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
     * Returns shops by name, followed by those that fit by their address or otherwise. If the text contains a verb, as in "renew
     * store 23", the shops of the other words follow with a link to the renewal. An empty text finds none.
     */
    @Override
    public Finds find(Component parent, String text, int limit) {
        if (text.isEmpty()) {
            return Finds.NONE;
        }
        Instant now = clock.instant();
        List<Named> all = named();
        Stream<Find> pages = matching(all, text)
                .map(shop -> find(parent, shop, "", shop.status().name(), now));
        Stream<Find> renewals = access.may(Permission.CHANGE_KEYS)
                ? matching(all, ShopVerbs.toRenew(text))
                        .map(shop -> find(
                                parent,
                                shop,
                                "/renew",
                                parent.getTranslation("shop.renew") + " "
                                        + shop.status().name(),
                                now))
                : Stream.empty();
        return Finds.of(Stream.concat(pages, renewals).limit(limit + 1L).toList(), limit);
    }

    /** A shop with the words that name it. */
    private record Named(ShopStatus status, ShopCare care, ShopName name) {

        private static Named of(ShopStatus shop, ShopCare care) {
            return new Named(
                    shop, care, new ShopName(shop.name(), shop.code(), "", care.marks(), shop.mall()::shopCode));
        }
    }

    private List<Named> named() {
        Map<ShopId, ShopCare> careOf = cares.all();
        return statuses.all().stream()
                .map(shop -> Named.of(shop, careOf.getOrDefault(shop.shop(), ShopCare.NONE)))
                .toList();
    }

    private static Stream<Named> matching(List<Named> shops, String text) {
        return shops.stream()
                .filter(shop -> !text.isEmpty() && shop.name().fits(text))
                .sorted(Comparator.comparingInt(shop -> shop.name().rank(text)));
    }

    private static Find find(Component parent, Named shop, String page, String name, Instant now) {
        ShopStatus status = shop.status();
        return new Find(
                "shops/" + status.shop() + page,
                Icons.KEY,
                name,
                new Span(String.join(
                        " ",
                        Stream.concat(Stream.of(status.code()), shop.care().marks().stream())
                                .toList())),
                KeyBadges.badge(parent, KeyStatus.of(status, now)));
    }
}
