package jp.kagiban.shop;

import com.vaadin.flow.component.Component;
import jp.kagiban.shared.ShopId;

/**
 * A section that a higher module adds to the pages of a shop. Beans of this type are sorted by {@code @Order}. Each
 * page draws the sections of its own place.
 */
public interface ShopSection {

    /** The page that draws the section. */
    enum Place {
        STATE,
        SETTINGS,
        HISTORY
    }

    Place place();

    /** Draws the section for this shop of the current tenant. Runs under the lock of the tab. */
    Component draw(ShopId shop);
}
