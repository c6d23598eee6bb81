package jp.kagiban.tenancy.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import jp.kagiban.kit.PageHeader;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;

/** Who belongs to the company, and as what. */
@Route("members")
@PermitAll
@Needs(Permission.SEE_SHOPS)
class MembersView extends Div implements HasDynamicTitle {

    MembersView(MemberList members) {
        addClassName("kb-page");
        add(new PageHeader(getTranslation("members.title")), members);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("members.title") + getTranslation("kit.title.tail");
    }
}
