package jp.kagiban.calendar.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Clock;
import jp.kagiban.calendar.KeyDates;
import jp.kagiban.kit.LivePages;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.ShopSection;
import jp.kagiban.shop.ShopStatuses;
import org.springframework.core.annotation.Order;

/** Adds カレンダー to a shop's page. */
@SpringComponent
@Order(30)
class DateSection implements ShopSection {

    private final ShopStatuses statuses;
    private final KeyDates dates;
    private final LivePages pages;
    private final TenantScope tenants;
    private final Clock clock;

    DateSection(ShopStatuses statuses, KeyDates dates, LivePages pages, TenantScope tenants, Clock clock) {
        this.statuses = statuses;
        this.dates = dates;
        this.pages = pages;
        this.tenants = tenants;
        this.clock = clock;
    }

    @Override
    public Place place() {
        return Place.SETTINGS;
    }

    @Override
    public Component draw(ShopId shop) {
        TenantId tenant = tenants.current();
        DatePart part = new DatePart(
                () -> statuses.of(shop), language -> tenants.in(tenant, () -> dates.of(shop, language)), clock);
        pages.follow(part, tenant, part::draw);
        return part;
    }
}
