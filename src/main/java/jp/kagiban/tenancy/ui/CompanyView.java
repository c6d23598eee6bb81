package jp.kagiban.tenancy.ui;

import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Map;
import jp.kagiban.kit.SectionPage;
import jp.kagiban.tenancy.CompanySection;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;
import org.springframework.beans.factory.ObjectProvider;

/** The settings of a company, in sections. */
@Route("settings")
@PermitAll
@Needs(Permission.MANAGE_COMPANY)
class CompanyView extends SectionPage {

    CompanyView(ObjectProvider<CompanySection> sections) {
        super("settings", "company.title", Map.of("retention", "name", "support", "factor"));
        sections.orderedStream().forEach(this::section);
    }
}
