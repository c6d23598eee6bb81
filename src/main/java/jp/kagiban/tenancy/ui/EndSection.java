package jp.kagiban.tenancy.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.TimeText;
import jp.kagiban.kit.form.ConfirmDelete;
import jp.kagiban.kit.form.FormSection;
import jp.kagiban.login.ui.StepUp;
import jp.kagiban.tenancy.Company;
import jp.kagiban.tenancy.CompanySection;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.core.annotation.Order;

/** Requests the deletion of the company. A line above each page ({@code CompanyBanner}) lets owners withdraw the request. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
@Order(90)
class EndSection extends FormSection implements CompanySection {

    private final Company company;
    private final StepUp stepUp;

    EndSection(Company company, StepUp stepUp) {
        super("company.end.heading");
        setId("deletion");
        this.company = company;
        this.stepUp = stepUp;
        Button delete = new Button(getTranslation("company.end.delete"), _ -> confirm());
        delete.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.ERROR);
        form(new Paragraph(getTranslation("company.end.text")));
        actions(delete);
    }

    /** Reads the name again, because it may have changed since the page was drawn. */
    private void confirm() {
        String name = company.settings().name();
        List<String> effects = List.of(
                getTranslation("company.end.effect.all"),
                getTranslation("company.end.effect.keys"),
                getTranslation("company.end.effect.members"),
                getTranslation("company.end.effect.rms"),
                getTranslation("company.end.effect.reconsider"));
        new ConfirmDelete(
                        getTranslation("company.end.title"),
                        getTranslation("company.end.question", name),
                        effects,
                        getTranslation("company.end.delete"),
                        () -> stepUp.then(() -> delete(name)))
                .named(getTranslation("company.end.type", name), name)
                .open();
    }

    private void delete(String typed) {
        Optional<Instant> at = company.askForEnd(typed);
        at.ifPresentOrElse(
                instant -> say(Severity.EXPIRED, getTranslation("company.end.planned", TimeText.minute(instant))),
                () -> say(Severity.URGENT, getTranslation("company.end.renamed")));
    }
}
