package jp.kagiban.tenancy.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import jp.kagiban.kit.PageHeader;
import jp.kagiban.tenancy.CompanySection;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;
import org.springframework.beans.factory.ObjectProvider;

/** The settings of a company, in sections. */
@Route("settings")
@PermitAll
@Needs(Permission.MANAGE_COMPANY)
class CompanyView extends Div implements HasDynamicTitle {

    CompanyView(ObjectProvider<CompanySection> sections) {
        addClassNames("kb-page", "kb-page-narrow", "kb-page-cards");
        add(new PageHeader(getTranslation("company.title")));
        sections.orderedStream().forEach(section -> getElement().appendChild(section.getElement()));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("company.title") + getTranslation("kit.title.tail");
    }
}
