package jp.kagiban.shop.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import jp.kagiban.kit.TimeText;
import jp.kagiban.shop.register.CheckNow;

/** A button that requests a check of a shop's keys, with the answer beside the button. A page has only one. */
final class CheckAgain extends Div {

    private final Button button = new Button(getTranslation("shop.check-now"));

    CheckAgain(KeyActions keyActions) {
        addClassName("kb-check-again");
        Span status = new Span();
        status.getElement().setAttribute("role", "status");
        button.addClickListener(_ -> status.setText(text(keyActions.checkNow())));
        add(button, status);
    }

    /** Makes the button less prominent than other actions. */
    CheckAgain quiet() {
        button.addThemeVariants(ButtonVariant.TERTIARY);
        return this;
    }

    private String text(CheckNow check) {
        return check.planned()
                ? getTranslation("shop.check-now.planned")
                : getTranslation("shop.check-now.later", TimeText.minute(check.again()));
    }
}
