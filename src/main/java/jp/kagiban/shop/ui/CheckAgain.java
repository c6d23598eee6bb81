package jp.kagiban.shop.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.notification.Notification;
import jp.kagiban.shared.Jst;
import jp.kagiban.shop.register.CheckNow;

/** Lets the mall be asked at once about all keys of a shop, and says whether it will be; a page has one. */
final class CheckAgain extends Button {

    CheckAgain(KeyActions deeds) {
        setText(getTranslation("shop.check-now"));
        addClickListener(_ -> Notification.show(said(deeds.checkNow())));
    }

    /** Where it stands beside what is to be done, and nobody has to wait for an answer. */
    CheckAgain quiet() {
        addThemeVariants(ButtonVariant.TERTIARY);
        return this;
    }

    private String said(CheckNow check) {
        return check.planned()
                ? getTranslation("shop.check-now.planned")
                : getTranslation("shop.check-now.later", Jst.minute(check.again()));
    }
}
