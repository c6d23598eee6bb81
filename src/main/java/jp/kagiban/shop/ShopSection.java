package jp.kagiban.shop;

import com.vaadin.flow.component.Component;
import jp.kagiban.shared.ShopId;

/**
 * A part that a module above adds to a shop's page. Beans of this type stand in their place in the order of {@code @Order};
 * each page draws its own.
 */
public interface ShopSection {

    /** Among what it stands. */
    enum Place {
        STATE,
        SETTINGS,
        HISTORY
    }

    Place place();

    /** Draws the part for this shop of the tenant in force. Runs under the lock of the tab. */
    Component draw(ShopId shop);
}
