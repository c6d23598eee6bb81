package jp.kagiban.order.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.spring.annotation.SpringComponent;
import jp.kagiban.kit.FormSection;
import jp.kagiban.order.OrderRetention;
import jp.kagiban.tenancy.CompanySection;
import org.springframework.core.annotation.Order;

/** For how long orders are kept. */
@SpringComponent
@Order(30)
class RetentionSection implements CompanySection {

    private final OrderRetention retention;

    RetentionSection(OrderRetention retention) {
        this.retention = retention;
    }

    @Override
    public Component draw() {
        return new Part(retention);
    }

    private static final class Part extends FormSection {

        private final OrderRetention retention;
        private final TextField days = new TextField(getTranslation("order.retention.days"));

        private Part(OrderRetention retention) {
            super("order.retention.heading");
            this.retention = retention;
            days.setValue(String.valueOf(retention.days()));
            days.setManualValidation(true);
            days.setRequiredIndicatorVisible(true);
            days.setHelperText(
                    getTranslation("order.retention.range", OrderRetention.SHORTEST, OrderRetention.LONGEST));
            days.getElement().setAttribute("inputmode", "numeric").setAttribute("autocomplete", "off");
            form(new Paragraph(getTranslation("order.retention.text")), days);
            actions(new Button(getTranslation("order.retention.save"), _ -> save()));
        }

        private void save() {
            boolean saved = retention.keepFor(days.getValue());
            days.setInvalid(!saved);
            days.setErrorMessage(
                    getTranslation("order.retention.wrong", OrderRetention.SHORTEST, OrderRetention.LONGEST));
            if (saved) {
                days.setValue(String.valueOf(retention.days()));
                done(getTranslation("order.retention.saved", retention.days()));
            } else {
                sayNothing();
                days.focus();
            }
        }
    }
}
