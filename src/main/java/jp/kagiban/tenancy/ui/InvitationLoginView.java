package jp.kagiban.tenancy.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import jp.kagiban.kit.form.Personal;

/** Logs the user in, then returns to the invitation. */
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
