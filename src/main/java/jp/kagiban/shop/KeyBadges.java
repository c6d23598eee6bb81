package jp.kagiban.shop;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.time.Instant;
import jp.kagiban.kit.KeyBadge;

/** The state of a shop's key as a badge. A key that waits beside the key in use gets a second badge, and the first turns pale. */
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
