package jp.kagiban.shop;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.time.Instant;
import jp.kagiban.kit.key.KeyBadge;
import jp.kagiban.kit.key.KeyStage;

/**
 * Shows the state of a shop's key as a badge. A key that waits beside the key in use has a second badge. The first badge
 * turns pale while nobody has to act.
 */
public final class KeyBadges extends Div {

    public KeyBadges(ShopStatus shop, Instant now) {
        addClassName("kb-badges");
        add(badge(this, KeyStatus.of(shop, now)));
        if (shop.active() != null && shop.waiting() != null) {
            add(badge(this, KeyStatus.of(shop.waiting())));
            getElement().setAttribute("data-waits", !shop.needsDecision());
        }
    }

    /** Returns one badge, in the language of the component that will contain it. */
    public static KeyBadge badge(Component parent, KeyStatus status) {
        String word = status.stage() == KeyStage.GOOD ? "shop.state.valid.left" : status.word();
        return new KeyBadge(status.severity(), parent.getTranslation(word, status.argument()));
    }
}
