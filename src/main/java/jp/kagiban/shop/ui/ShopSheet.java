package jp.kagiban.shop.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.time.LocalDate;
import jp.kagiban.kit.TimeText;

/** The head of the printed list of expiries: title, company, day and number of shops. It is hidden on screens. */
final class ShopSheet extends Div {

    private final Paragraph asOf = new Paragraph();

    ShopSheet(String company) {
        addClassName("kb-sheet-head");
        Paragraph title = new Paragraph(getTranslation("shop.sheet.title"));
        title.addClassName("kb-sheet-title");
        add(title, new Paragraph(company), asOf);
    }

    /** @param today the day in Tokyo */
    void show(int shops, LocalDate today) {
        ShopTools.setText(asOf, getTranslation("shop.sheet.as-of", TimeText.weekday(today), shops));
    }
}
