package jp.kagiban.shop;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.time.Instant;
import jp.kagiban.kit.KeyBadge;

/** The state of a shop's key as a badge; beside a key in use, a waiting one has a second, and the first is pale. */
public final class KeyBadges extends Div {

    public KeyBadges(ShopStatus shop, Instant now) {
        addClassName("kb-badges");
        add(badge(this, KeyStatus.of(shop, now)));
        if (shop.active() != null && shop.waiting() != null) {
            add(badge(this, KeyStatus.waiting()));
            getElement().setAttribute("data-waits", true);
        }
    }

    /** One badge, in the language of the part that it is put into. */
    public static KeyBadge badge(Component in, KeyStatus status) {
        return new KeyBadge(status.severity(), in.getTranslation(status.word(), status.argument()));
    }
}
