package jp.kagiban.tenancy.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.Locale;
import java.util.Optional;
import jp.kagiban.kit.form.FieldError;
import jp.kagiban.kit.form.FormSection;
import jp.kagiban.tenancy.Company;
import jp.kagiban.tenancy.CompanySection;
import jp.kagiban.tenancy.SignUp;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.core.annotation.Order;

/** Changes the company's name. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
@Order(10)
class NameSection extends FormSection implements CompanySection {

    private final Company company;
    private final TextField name = new TextField(getTranslation("signup.company"));

    NameSection(Company company) {
        super("company.name.heading");
        setId("name");
        this.company = company;
        name.setValue(company.settings().name());
        name.setManualValidation(true);
        name.setRequiredIndicatorVisible(true);
        name.getElement().setAttribute("autocomplete", "organization");
        form(name);
        actions(new Button(getTranslation("company.name.save"), _ -> save()));
    }

    private void save() {
        Optional<SignUp.CompanyProblem> problem = company.rename(name.getValue());
        FieldError.show(
                name,
                problem.map(found ->
                        getTranslation("signup.problem.company." + found.name().toLowerCase(Locale.ROOT))));
        if (problem.isPresent()) {
            sayNothing();
            name.focus();
        } else {
            name.setValue(company.settings().name());
            done(getTranslation("company.name.saved"));
        }
    }
}
