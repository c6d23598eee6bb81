package jp.kagiban.shop;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import jp.kagiban.shared.Jst;
import jp.kagiban.shop.key.Expiry;

/** How the end of a key is written in lists: with its weekday, and marked where a member entered it. */
public final class ExpiryWords {

    private ExpiryWords() {}

    /** In the language of the part that it is put into. */
    public static String of(Component in, ShopStatus shop, Expiry expiry) {
        String date = Jst.weekdaySecond(expiry.at(), UI.getCurrent().getLocale());
        boolean byHand = shop.active() != null && shop.active().enteredByHand();
        return byHand ? in.getTranslation("shop.by-hand", date) : date;
    }
}
