package jp.kagiban.kit;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import java.util.Map;

/**
 * Values that one page passes to the next form of the same tab, once. A value may be a secret, so no address contains
 * them.
 */
public record HandedOver(Map<String, String> values) {

    private static final HandedOver NOTHING = new HandedOver(Map.of());

    public HandedOver {
        values = Map.copyOf(values);
    }

    /** Stores the values in the tab for the next form. */
    public void leaveIn(UI tab) {
        ComponentUtil.setData(tab, HandedOver.class, this);
    }

    /** Takes the values that were stored in this tab. Returns no values if there were none. */
    public static HandedOver take(UI tab) {
        HandedOver left = ComponentUtil.getData(tab, HandedOver.class);
        ComponentUtil.setData(tab, HandedOver.class, null);
        return left == null ? NOTHING : left;
    }

    @Override
    public String toString() {
        return "HandedOver" + values.keySet();
    }
}
