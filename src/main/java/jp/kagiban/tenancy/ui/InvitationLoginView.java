package jp.kagiban.tenancy.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import jp.kagiban.kit.Personal;

/** The way round by the login: who comes here is asked to log in first, and then sees their invitation again. */
@Route(value = "invitation/:token/login", autoLayout = false)
@PermitAll
@Personal
class InvitationLoginView extends Div implements BeforeEnterObserver {

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        entering.forwardTo(
                "invitation/" + entering.getRouteParameters().get("token").orElse(""));
    }
}
