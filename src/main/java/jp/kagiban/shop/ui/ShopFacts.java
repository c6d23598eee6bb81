package jp.kagiban.shop.ui;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import jp.kagiban.kit.Facts;
import jp.kagiban.shop.ShopDetails;

/** What stands in the form of a shop, for those who may look at it only. */
final class ShopFacts extends Section {

    ShopFacts(ShopDetails details) {
        addClassName("kb-section");
        Facts facts = new Facts()
                .fact(getTranslation("shop.name"), details.name())
                .fact(getTranslation("shop.address"), details.code());
        if (details.userId() != null) {
            facts.fact(getTranslation("shop.user-id"), details.userId());
        }
        add(new H2(getTranslation("shop.form")), facts);
    }
}
