package jp.kagiban.order.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Clock;
import jp.kagiban.order.ImportReach;
import jp.kagiban.order.IntakeStatuses;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.ShopSection;
import jp.kagiban.tenancy.Permission;
import org.springframework.core.annotation.Order;

/** Adds 取得状況 to a shop's page. */
@SpringComponent
@Order(20)
class IntakeSection implements ShopSection {

    private final IntakeStatuses intakes;
    private final ImportReach reach;
    private final OrderParts orders;
    private final Clock clock;

    IntakeSection(IntakeStatuses intakes, ImportReach reach, OrderParts orders, Clock clock) {
        this.intakes = intakes;
        this.reach = reach;
        this.orders = orders;
        this.clock = clock;
    }

    @Override
    public Place place() {
        return Place.STATE;
    }

    @Override
    public Component draw(ShopId shop) {
        IntakePart part = new IntakePart(shop, intakes, reach, orders.may(Permission.CHANGE_SHOPS), clock);
        return orders.follow(part, part::draw);
    }
}
