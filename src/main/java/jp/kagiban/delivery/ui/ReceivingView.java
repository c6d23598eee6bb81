package jp.kagiban.delivery.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import jp.kagiban.delivery.ReceivingSection;
import jp.kagiban.kit.PageHeader;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;
import org.springframework.beans.factory.ObjectProvider;

/** Where members choose how notices reach them and their company: put together from sections. */
@Route("receiving")
@PermitAll
@Needs(Permission.SEE_SHOPS)
class ReceivingView extends Div implements HasDynamicTitle {

    ReceivingView(CurrentMember member, ObjectProvider<ReceivingSection> sections) {
        addClassNames("kb-page", "kb-page-narrow", "kb-page-cards");
        add(new PageHeader(getTranslation("delivery.title")));
        sections.orderedStream().forEach(section -> section.draw(member.id()).ifPresent(this::add));
        Div actions = new Div(new Anchor("receiving/review", getTranslation("delivery.review.look")));
        actions.addClassName("kb-actions");
        add(actions);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("delivery.title") + getTranslation("kit.title.tail");
    }
}
