package jp.kagiban.tenancy.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.spring.annotation.SpringComponent;
import jp.kagiban.kit.FormSection;
import jp.kagiban.login.ui.StepUp;
import jp.kagiban.tenancy.Company;
import jp.kagiban.tenancy.CompanySection;
import org.springframework.core.annotation.Order;

/** Whether every member needs a second factor. */
@SpringComponent
@Order(20)
class SecondFactorSection implements CompanySection {

    private final Company company;
    private final StepUp stepUp;

    SecondFactorSection(Company company, StepUp stepUp) {
        this.company = company;
        this.stepUp = stepUp;
    }

    @Override
    public Component draw() {
        return new Part(company, stepUp);
    }

    private static final class Part extends FormSection {

        private final Company company;
        private final Checkbox ofAll = new Checkbox(getTranslation("company.factor.all"));

        private Part(Company company, StepUp stepUp) {
            super("company.factor.heading");
            this.company = company;
            ofAll.setValue(company.settings().secondFactorForAll());
            form(new Paragraph(getTranslation("company.factor.text")), ofAll);
            actions(new Button(getTranslation("company.factor.save"), _ -> stepUp.then(this::save)));
        }

        private void save() {
            company.demandSecondFactor(ofAll.getValue());
            done(getTranslation(ofAll.getValue() ? "company.factor.saved.all" : "company.factor.saved.some"));
        }
    }
}
