package jp.kagiban.shop;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import jp.kagiban.kit.Brief;
import jp.kagiban.shared.Jst;
import jp.kagiban.shop.key.Expiry;

/**
 * Writes the end of a key in lists: with its weekday, with a mark if a member entered it, and with its age if it is old. The
 * day is shown; the time appears on hover and is read by screen readers.
 */
public final class ExpiryWords {

    private ExpiryWords() {}

    /** Returns the day, in the language of the part that it is put into. */
    public static Span day(Component in, ShopStatus shop, Expiry expiry, Instant now) {
        return brief(in, shop, expiry, now).shown();
    }

    static Brief brief(Component in, ShopStatus shop, Expiry expiry, Instant now) {
        return new Brief(
                marked(in, shop, Jst.weekday(expiry.day(), UI.getCurrent().getLocale()), now),
                marked(in, shop, Jst.weekdaySecond(expiry.at(), UI.getCurrent().getLocale()), now));
    }

    private static String marked(Component in, ShopStatus shop, String date, Instant now) {
        if (shop.active() != null && shop.active().enteredByHand()) {
            return in.getTranslation("shop.by-hand", date);
        }
        long age = shop.daysUnconfirmed(now);
        return age == 0 ? date : in.getTranslation("shop.expiry.aged", date, age);
    }
}
