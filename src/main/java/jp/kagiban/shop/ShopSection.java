package jp.kagiban.shop;

import com.vaadin.flow.component.Component;
import jp.kagiban.shared.ShopId;

/**
 * A part of a shop's page that a higher module adds. Beans of this type are sorted by {@code @Order}, and each page draws its
 * own part.
 */
public interface ShopSection {

    /** Part of the page. */
    enum Place {
        STATE,
        SETTINGS,
        HISTORY
    }

    Place place();

    /** Draws the part for this shop of the tenant in force. Runs under the lock of the tab. */
    Component draw(ShopId shop);
}
