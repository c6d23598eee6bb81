package jp.kagiban.kit;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import java.util.Map;

/** What one page hands to the form of the next in the same tab, once: a secret may be among it, so it stands in no address. */
public record HandedOver(Map<String, String> values) {

    private static final HandedOver NOTHING = new HandedOver(Map.of());

    public HandedOver {
        values = Map.copyOf(values);
    }

    /** For the form that asks for it next. */
    public void leaveIn(UI tab) {
        ComponentUtil.setData(tab, HandedOver.class, this);
    }

    /** What was left in this tab and nobody has taken yet; it holds no value where there is none. */
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
