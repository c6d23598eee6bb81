package jp.kagiban.order.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.kagiban.kit.form.ConfirmDelete;
import jp.kagiban.kit.form.FieldError;
import jp.kagiban.kit.form.FormSection;
import jp.kagiban.kit.form.PhoneKeyboard;
import jp.kagiban.login.ui.StepUp;
import jp.kagiban.order.OrderRetention;
import jp.kagiban.order.OrderRetention.RetentionDays;
import jp.kagiban.tenancy.CompanySection;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.core.annotation.Order;

/** The section of the company page that changes how long orders are kept. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
@Order(30)
class RetentionSection extends FormSection implements CompanySection {

    private final OrderRetention retention;
    private final StepUp stepUp;
    private final TextField days = new TextField(getTranslation("order.retention.days"));

    RetentionSection(OrderRetention retention, StepUp stepUp) {
        super("order.retention.heading");
        setId("retention");
        this.retention = retention;
        this.stepUp = stepUp;
        days.setValue(String.valueOf(retention.days()));
        days.setManualValidation(true);
        days.setRequiredIndicatorVisible(true);
        days.setHelperText(getTranslation("order.retention.range", RetentionDays.SHORTEST, RetentionDays.LONGEST));
        PhoneKeyboard.NUMERIC.showFor(days);
        days.getElement().setAttribute("autocomplete", "off");
        form(new Paragraph(getTranslation("order.retention.text")), days);
        actions(new Button(getTranslation("order.retention.save"), _ -> save()));
    }

    private void save() {
        Optional<RetentionDays> wanted = RetentionDays.read(days.getValue());
        FieldError.sayIf(
                wanted.isEmpty(),
                days,
                getTranslation("order.retention.wrong", RetentionDays.SHORTEST, RetentionDays.LONGEST));
        if (wanted.isEmpty()) {
            sayNothing();
            days.focus();
            return;
        }
        int orders = retention.tooOld(wanted.get());
        if (orders == 0) {
            prove(wanted.get());
        } else {
            ask(wanted.get(), orders);
        }
    }

    /** Asks first, because deleted orders can't be restored. */
    private void ask(RetentionDays wanted, int orders) {
        String count = String.format(Locale.ROOT, "%,d", orders);
        new ConfirmDelete(
                        getTranslation("order.retention.heading"),
                        getTranslation("order.retention.question", wanted.days()),
                        List.of(
                                getTranslation("order.retention.effect", count),
                                getTranslation("order.retention.export")),
                        getTranslation("order.retention.save"),
                        () -> prove(wanted))
                .open();
    }

    /** Stores the retention. A shorter retention requires a proof of identity. */
    private void prove(RetentionDays wanted) {
        if (wanted.days() < retention.days()) {
            stepUp.then(() -> keep(wanted));
        } else {
            keep(wanted);
        }
    }

    private void keep(RetentionDays wanted) {
        retention.keepFor(wanted);
        days.setValue(String.valueOf(wanted.days()));
        done(getTranslation("order.retention.saved", wanted.days()));
    }
}
