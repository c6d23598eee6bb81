package jp.kagiban.tenancy.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Instant;
import jp.kagiban.kit.TimeText;
import jp.kagiban.kit.form.FormSection;
import jp.kagiban.login.ui.StepUp;
import jp.kagiban.tenancy.Company;
import jp.kagiban.tenancy.CompanySection;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.core.annotation.Order;

/** Grants operators access to the company's notices and shops, and revokes it. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
@Order(40)
class SupportSection extends FormSection implements CompanySection {

    private final Company company;
    private final StepUp stepUp;

    SupportSection(Company company, StepUp stepUp) {
        super("company.support.heading");
        setId("support");
        this.company = company;
        this.stepUp = stepUp;
        fill();
    }

    private void fill() {
        emptyForm();
        form(new Paragraph(getTranslation("company.support.text")));
        company.settings().supportUntil().ifPresentOrElse(this::offerRevoking, this::offerGranting);
    }

    private void offerRevoking(Instant until) {
        form(new Paragraph(getTranslation("company.support.until", TimeText.minute(until))));
        actions(new Button(getTranslation("company.support.revoke"), _ -> revoke()));
    }

    private void offerGranting() {
        actions(new Button(getTranslation("company.support.grant"), _ -> stepUp.then(this::grant)));
    }

    private void grant() {
        Instant until = company.grantSupport();
        fill();
        done(getTranslation("company.support.granted", TimeText.minute(until)));
    }

    private void revoke() {
        company.revokeSupport();
        fill();
        done(getTranslation("company.support.revoked"));
    }
}
