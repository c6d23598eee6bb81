package jp.kagiban.shop.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import jp.kagiban.shared.Jst;
import jp.kagiban.shop.register.CheckNow;

/** A button that requests a check of all keys of a shop, with the result beside it; a page has one. */
final class CheckAgain extends Div {

    private final Button button = new Button(getTranslation("shop.check-now"));

    CheckAgain(KeyActions deeds) {
        addClassName("kb-check-again");
        Span said = new Span();
        said.getElement().setAttribute("role", "status");
        button.addClickListener(_ -> said.setText(words(deeds.checkNow())));
        add(button, said);
    }

    /** Makes the button less prominent, if other actions matter more. */
    CheckAgain quiet() {
        button.addThemeVariants(ButtonVariant.TERTIARY);
        return this;
    }

    private String words(CheckNow check) {
        return check.planned()
                ? getTranslation("shop.check-now.planned")
                : getTranslation("shop.check-now.later", Jst.minute(check.again()));
    }
}
