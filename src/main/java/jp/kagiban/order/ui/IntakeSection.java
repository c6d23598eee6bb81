package jp.kagiban.order.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.spring.annotation.SpringComponent;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.ShopSection;
import org.springframework.core.annotation.Order;

/** Adds 取得状況 to a shop's page. */
@SpringComponent
@Order(20)
class IntakeSection implements ShopSection {

    private final IntakeParts parts;

    IntakeSection(IntakeParts parts) {
        this.parts = parts;
    }

    @Override
    public Place place() {
        return Place.STATE;
    }

    @Override
    public Component draw(ShopId shop) {
        return parts.of(shop);
    }
}
