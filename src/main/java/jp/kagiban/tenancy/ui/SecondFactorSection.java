package jp.kagiban.tenancy.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Duration;
import jp.kagiban.kit.form.FormSection;
import jp.kagiban.login.session.LoginSettings;
import jp.kagiban.login.ui.StepUp;
import jp.kagiban.tenancy.Company;
import jp.kagiban.tenancy.CompanySection;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.core.annotation.Order;

/** Sets whether every member needs a second factor, and shows the grace period. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
@Order(20)
class SecondFactorSection extends FormSection implements CompanySection {

    private final Company company;
    private final Checkbox forAll = new Checkbox(getTranslation("company.factor.all"));

    SecondFactorSection(Company company, StepUp stepUp, LoginSettings login) {
        super("company.factor.heading");
        setId("factor");
        this.company = company;
        forAll.setValue(company.settings().secondFactorForAll());
        form(new Paragraph(getTranslation("company.factor.text", graceText(login.mfaGrace()))), forAll);
        actions(new Button(getTranslation("company.factor.save"), _ -> stepUp.then(this::save)));
    }

    /** The phrase for the grace period: in days if they are whole, otherwise in hours, rounded up. */
    private String graceText(Duration grace) {
        long hours = grace.plusHours(1).minusNanos(1).toHours();
        if (hours == 0) {
            return getTranslation("company.factor.from.start");
        }
        return hours % 24 == 0
                ? getTranslation("company.factor.from.days", hours / 24)
                : getTranslation("company.factor.from.hours", hours);
    }

    private void save() {
        company.demandSecondFactor(forAll.getValue());
        done(getTranslation(forAll.getValue() ? "company.factor.saved.all" : "company.factor.saved.some"));
    }
}
