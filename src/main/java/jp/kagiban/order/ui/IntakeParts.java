package jp.kagiban.order.ui;

import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Clock;
import jp.kagiban.order.ImportReach;
import jp.kagiban.order.IntakeStatuses;
import jp.kagiban.shared.ShopId;
import jp.kagiban.tenancy.Permission;

/** Makes the parts that show how the intakes of orders stand. */
@SpringComponent
class IntakeParts {

    private final IntakeStatuses intakes;
    private final ImportReach reach;
    private final OrderParts orders;
    private final Clock clock;

    IntakeParts(IntakeStatuses intakes, ImportReach reach, OrderParts orders, Clock clock) {
        this.intakes = intakes;
        this.reach = reach;
        this.orders = orders;
        this.clock = clock;
    }

    /** Above the list: how all of them stand. */
    IntakeLine line() {
        IntakeLine line = new IntakeLine(intakes, orders::shops, orders.may(Permission.CHANGE_KEYS), clock);
        orders.follow(line, line::draw);
        return line;
    }

    /** On a shop's page: how its own stands. */
    IntakePart of(ShopId shop) {
        IntakePart part = new IntakePart(shop, intakes, reach, orders.may(Permission.CHANGE_SHOPS), clock);
        orders.follow(part, part::draw);
        return part;
    }
}
