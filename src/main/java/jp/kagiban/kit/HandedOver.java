package jp.kagiban.kit;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import java.util.Map;

/** Values that one page hands to the next form of the same tab, once. One may be a secret, so they stand in no address. */
public record HandedOver(Map<String, String> values) {

    private static final HandedOver NOTHING = new HandedOver(Map.of());

    public HandedOver {
        values = Map.copyOf(values);
    }

    /** For the form that asks for it next. */
    public void leaveIn(UI tab) {
        ComponentUtil.setData(tab, HandedOver.class, this);
    }

    /** Takes the values that were left in this tab; without any, the result is empty. */
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
