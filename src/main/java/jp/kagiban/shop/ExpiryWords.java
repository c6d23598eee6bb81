package jp.kagiban.shop;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.time.Instant;
import jp.kagiban.shared.Jst;
import jp.kagiban.shop.key.Expiry;

/** How the end of a key is written in lists: with its weekday, marked where a member entered it, and with its age where
 * it is old. */
public final class ExpiryWords {

    private ExpiryWords() {}

    /** In the language of the part that it is put into. */
    public static String of(Component in, ShopStatus shop, Expiry expiry, Instant now) {
        String date = Jst.weekdaySecond(expiry.at(), UI.getCurrent().getLocale());
        boolean byHand = shop.active() != null && shop.active().enteredByHand();
        if (byHand) {
            return in.getTranslation("shop.by-hand", date);
        }
        long age = shop.daysUnconfirmed(now);
        return age == 0 ? date : in.getTranslation("shop.expiry.aged", date, age);
    }
}
