package jp.kagiban.shop.ui;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import java.util.List;
import java.util.stream.Collectors;
import jp.kagiban.kit.Facts;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.Severity;
import jp.kagiban.shop.ShopRecords.ShopDetails;

/** Shows members who may only read the values of the shop's form, and whom to ask for changes. */
final class ShopFacts extends Section {

    /** @param owners names of the owners. An owner can change the shop, or give the reader a role that allows changes */
    ShopFacts(ShopDetails details, List<String> owners) {
        addClassName("kb-section");
        Facts facts = new Facts()
                .fact(getTranslation("shop.name"), details.name())
                .fact(getTranslation("shop.address"), details.code());
        if (details.userId() != null) {
            facts.fact(getTranslation("shop.user-id"), details.userId());
        }
        String whomToAsk = getTranslation("shop.form.whom", persons(owners));
        add(new H2(getTranslation("shop.form")), MessagePanel.line(Severity.INFO, whomToAsk), facts);
    }

    private String persons(List<String> names) {
        return names.stream()
                .map(name -> getTranslation("shop.form.whom.name", name))
                .collect(Collectors.joining(getTranslation("shop.form.whom.or")));
    }
}
