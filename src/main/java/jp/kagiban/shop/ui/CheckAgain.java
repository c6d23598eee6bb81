package jp.kagiban.shop.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import jp.kagiban.shared.Jst;
import jp.kagiban.shop.register.CheckNow;

/** Lets the mall be asked at once about all keys of a shop, and says beside the button whether it will be; a page has one. */
final class CheckAgain extends Div {

    private final Button button = new Button(getTranslation("shop.check-now"));

    CheckAgain(KeyActions deeds) {
        addClassName("kb-check-again");
        Span said = new Span();
        said.getElement().setAttribute("role", "status");
        button.addClickListener(_ -> said.setText(words(deeds.checkNow())));
        add(button, said);
    }

    /** Where it stands beside what is to be done, and nobody has to wait for an answer. */
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
