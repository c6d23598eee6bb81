package jp.kagiban.login.ui;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import jp.kagiban.kit.PageHeader;
import jp.kagiban.kit.Personal;
import org.springframework.beans.factory.ObjectProvider;

/** The page on which a member manages their own login, made of sections. */
@Route("security")
@PermitAll
@Personal
class SecurityView extends Div implements HasDynamicTitle {

    SecurityView(ObjectProvider<SecuritySection> sections) {
        addClassNames("kb-page", "kb-page-narrow", "kb-page-cards");
        add(new PageHeader(getTranslation("login.security.title")));
        sections.orderedStream().forEach(section -> getElement().appendChild(section.getElement()));
    }

    /** A member who turns to another page sets up a second factor for a reason of their own later. */
    @Override
    protected void onDetach(DetachEvent detached) {
        PageBehindFactor.forget(detached.getUI());
        super.onDetach(detached);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("login.security.title") + getTranslation("kit.title.tail");
    }
}
