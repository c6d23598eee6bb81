package jp.kagiban.shop;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import jp.kagiban.kit.Brief;
import jp.kagiban.kit.TimeText;
import jp.kagiban.shop.key.Expiry;

/**
 * Writes the expiry of a key for lists: the day with its weekday. A date that a member entered has a mark, and a long
 * unconfirmed date has its age. The time appears on hover and is read by screen readers.
 */
public final class ExpiryWords {

    private ExpiryWords() {}

    /** Returns the day, in the language of the component that will contain it. */
    public static Span day(Component parent, ShopStatus shop, Expiry expiry, Instant now) {
        return brief(parent, shop, expiry, now).shown();
    }

    static Brief brief(Component parent, ShopStatus shop, Expiry expiry, Instant now) {
        return new Brief(
                marked(parent, shop, TimeText.weekday(expiry.day()), now),
                marked(parent, shop, TimeText.weekdaySecond(expiry.at()), now));
    }

    private static String marked(Component parent, ShopStatus shop, String date, Instant now) {
        if (shop.active() != null && shop.active().enteredByHand()) {
            return parent.getTranslation("shop.by-hand", date);
        }
        long age = shop.daysUnconfirmed(now);
        return age == 0 ? date : parent.getTranslation("shop.expiry.aged", date, age);
    }
}
