package jp.kagiban.tenancy.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import jp.kagiban.kit.PageHeader;
import jp.kagiban.tenancy.Access;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;
import org.springframework.beans.factory.ObjectProvider;

/** The members of the company and their roles. */
@Route("members")
@PermitAll
@Needs(Permission.SEE_SHOPS)
class MembersView extends Div implements HasDynamicTitle {

    MembersView(MemberList members, ObjectProvider<InvitationList> invitations, Access access) {
        addClassName("kb-page");
        PageHeader header = new PageHeader(getTranslation("members.title"));
        add(header, members);
        if (access.may(Permission.MANAGE_MEMBERS)) {
            InvitationList list = invitations.getObject();
            header.actions(list.inviteButton());
            add(list);
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("members.title") + getTranslation("kit.title.tail");
    }
}
